/// Purges the CDN before Masthead: follows the change log and has the surrogate keys of every change dropped there.
/// Each kind of CDN is a [Cdn]; settings choose one. Counts and rankings never purge.
package io.masthead.edge.cdn;
