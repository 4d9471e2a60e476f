package io.masthead.staff;

/// What a checked token of the issuer says.
///
/// @param subject who it is, as the issuer calls them: unique there, and never given to somebody else
/// @param email lower case; verified by the issuer
/// @param role the highest that the roles in the token stand for
record Issued(String issuer, String subject, String email, String name, Role role) {}
