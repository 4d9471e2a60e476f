package io.masthead.shared.http;

/// An answer to readers that is not JSON.
///
/// @param type its media type, with the charset where it has one
/// @param content the whole text
public record TextAnswer(String type, String content) {}
