/// `Idempotency-Key`: a request that is sent twice is done once, and answered twice. What was done and what was
/// answered are committed together, so no crash can come between them.
package io.masthead.shared.idempotency;
