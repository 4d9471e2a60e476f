package io.masthead.site;

import io.masthead.shared.id.Id;

/// A friend link as it stands, its logo not yet looked up.
///
/// @param logo which picture it has, or `null`
public record CurrentLink(Id id, String group, String title, String url, String description, String rel, Logo logo) {}
