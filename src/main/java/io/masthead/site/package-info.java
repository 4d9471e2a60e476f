/// The site itself: its settings (one document), the addresses of its pages, and its friend links. May import
/// `changelog`, `staff` and `shared`.
package io.masthead.site;
