/// The OpenAPI document: what the scanner reads from annotations, completed at build time with what holds everywhere,
/// so that it says the truth without anybody having to repeat it. And the guides for people that stand before it.
package io.masthead.shared.openapi;
