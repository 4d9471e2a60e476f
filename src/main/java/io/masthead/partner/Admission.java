package io.masthead.partner;

/// A request that came in: by which licence, and where its limits stand.
///
/// @param policy the header `RateLimit-Policy`
/// @param remaining the header `RateLimit`
public record Admission(Licence licence, Endpoint endpoint, String policy, String remaining) {}
