/// The ground floor: what every room needs and what knows no feature. Problems, pages of a list, the habits of HTTP,
/// signing, ids, slugs, the clock and the database's dialect. Imports nothing of Masthead but itself.
package io.masthead.shared;
