/// Readers' views of articles: counting them, the counts, and what is viewed most. A view is acknowledged when it is
/// committed. May import `article`,
/// `taxonomy`, `changelog`, `tally` and `shared`.
package io.masthead.viewcount;
