/// What the log looks like: a line is a line.
package io.masthead.shared.log;
