package io.masthead.taxonomy;

/// A source, as far as a list of articles shows it.
///
/// @param url where it is found, or `null`
public record NamedSource(String name, String url) {}
