package io.masthead.media;

import io.masthead.shared.id.Id;

/// What was uploaded.
///
/// @param key where the store keeps it
/// @param hash SHA-256 of its bytes
/// @param fileName what somebody called it, or `null`
/// @param by who uploaded it, or `null`
record MediaSource(String key, String hash, String contentType, long bytes, String fileName, Id by) {}
