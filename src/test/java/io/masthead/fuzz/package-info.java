/// Requests that nobody thought of: values made from the OpenAPI document, right ones and broken ones, are sent to
/// every operation, and every answer is held against the same document. The test sends a few, `./masthead bench
/// fuzz` many. May import testing.
package io.masthead.fuzz;
