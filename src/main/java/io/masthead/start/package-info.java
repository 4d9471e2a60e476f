/// How Masthead starts and ends: settings from the environment, the embedded or the given database, the ready line.
///
/// Everything here that can go wrong through a wrong setting ends in one sentence ([StartRefused]), before Quarkus
/// starts. Floor 9: may import every room; no room imports this one.
package io.masthead.start;
