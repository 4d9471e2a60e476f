/// The sample newsroom: what stands in it, the pictures that are drawn for it, and how it comes into an empty
/// installation at the first start. Its texts lie in `resources/sample`. Nothing outside needs this package.
package io.masthead.start.sample;
