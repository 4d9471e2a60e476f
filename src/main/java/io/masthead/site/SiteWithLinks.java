package io.masthead.site;

import java.time.Instant;
import java.util.List;

/// The settings and the links that every page shows.
///
/// @param links those valid now, in editors' order
/// @param until when the clock alone changes the links next, or `null`
public record SiteWithLinks(SiteSettings site, List<LinkDetail> links, Instant until) {}
