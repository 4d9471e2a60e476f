/// The clock that everything asks for the time.
package io.masthead.shared.time;
