package io.masthead.shared.idempotency;

import io.masthead.shared.id.Id;

/// The right to do what was asked for under a key, once.
///
/// @param id told apart from that of whoever takes over when the first one is thought dead
record Claim(IdempotencyKey key, Id id) {}
