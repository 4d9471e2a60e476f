package io.masthead.edge;

import io.masthead.shared.http.Shown;

/// A part that many answers have in common, such as an article as lists show it.
///
/// @param value what nobody changes any more
/// @param shown what it depends on: surrogate keys, the clock, counts
/// @param weight in memory, in bytes, roughly
public record Part<T>(T value, Shown shown, int weight) {}
