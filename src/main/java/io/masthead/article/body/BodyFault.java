package io.masthead.article.body;

/// What is wrong with one place of a body.
///
/// @param pointer JSON Pointer (RFC 6901) relative to the body; empty for the body as a whole
/// @param code stable, kebab-case
/// @param message one sentence for people
public record BodyFault(String pointer, String code, String message) {}
