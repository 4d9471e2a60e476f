package io.masthead.site;

/// The settings and the links that every page shows.
///
/// @param links those valid now
public record SiteWithLinks(SiteSettings site, CurrentLinks links) {}
