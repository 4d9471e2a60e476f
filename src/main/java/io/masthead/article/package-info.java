/// Published articles: what the world sees and nothing else. Their rows, the queries over them, the readers' endpoints
/// that show or count articles, and the body ([io.masthead.article.body]). No draft is in these tables, so no code here
/// can leak one. May import `taxonomy`, `media`, `site`, `webhook`, `edge`, `changelog`, `tally` and `shared`.
package io.masthead.article;
