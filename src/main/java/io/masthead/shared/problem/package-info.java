/// Everything that goes wrong: one exception with factories that read like sentences, one mapper, one shape (RFC 9457).
package io.masthead.shared.problem;
