/// What tests of all rooms share: the database that one application boot runs on.
package io.masthead.testing;
