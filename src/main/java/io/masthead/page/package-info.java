/// Pages in one request: everything that an article page, a category page or the home page shows, put together of
/// what the rooms below know, within eight SQL statements. Also what needs the whole house: the site with its
/// navigation, the most viewed articles, what editors put on top (fronts), previews, and the resolving of
/// addresses. May import every room below.
package io.masthead.page;
