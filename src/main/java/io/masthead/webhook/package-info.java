/// The delivery engine for webhooks (Standard Webhooks 1.0.0), for the house and for partners alike. It knows no
/// article and no partner: an [EventSource] says what happened after a position, an endpoint keeps its position,
/// and only what failed or was sent has rows. One node at a time works for an endpoint, by a lease; endpoints do
/// not wait for each other; events about one thing go one after the other. May import `changelog`, `staff` and
/// `shared`.
package io.masthead.webhook;
