/// Who works here: accounts, their roles and passwords, sessions, and the way a request proves who sends it.
/// May import `changelog`, `tally`, `audit` and `shared`.
package io.masthead.staff;
