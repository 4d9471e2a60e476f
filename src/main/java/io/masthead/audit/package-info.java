/// The audit log: who did what, when, to which thing, from which version to which. Each row is written in the
/// transaction of the write that it tells of. There is no way to change or remove one. May import `shared` only.
package io.masthead.audit;
