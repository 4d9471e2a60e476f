package io.masthead.shared.idempotency;

/// An answer as it can be given again.
///
/// @param secret whether it showed a secret; then nothing else of it is kept
/// @param etag or `null`
/// @param location or `null`
/// @param body JSON, or `null` if there was none
record KeptAnswer(int status, boolean secret, String etag, String location, byte[] body) {}
