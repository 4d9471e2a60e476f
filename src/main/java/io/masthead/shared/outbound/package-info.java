/// Calling addresses that people gave us: a guard that keeps us from being sent into our own network (OWASP API7:2023,
/// server-side request forgery), and a client that connects to nothing else than what the guard has passed.
package io.masthead.shared.outbound;
