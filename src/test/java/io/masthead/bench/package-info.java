/// The measurements behind `./masthead bench`: they start the packaged application as its users do, drive it over
/// HTTP and print a table with a verdict for each figure. No test runs them. May import testing and whatever that
/// needs.
package io.masthead.bench;
