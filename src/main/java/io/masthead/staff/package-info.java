/// Who works here: accounts and roles, passwords and lock-out, sessions, tokens for programs and what they may be used
/// for, people whom an issuer vouches for (OpenID Connect), and the way a request proves who sends it. Everything that
/// staff write passes here on its way into the audit log. May import `changelog`, `tally`, `audit` and `shared`.
package io.masthead.staff;
