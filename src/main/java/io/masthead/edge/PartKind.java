package io.masthead.edge;

/// What parts of answers are alike.
///
/// @param name tells those apart that have the same type
public record PartKind<T>(String name, Class<T> type) {}
