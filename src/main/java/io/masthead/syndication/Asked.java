package io.masthead.syndication;

/// How somebody wants to be told of changes.
///
/// @param limit how many changes at most
/// @param format `json` or `ninjs`
/// @param body its form in our own format
record Asked(int limit, String format, String body) {}
