/// Answers kept as bytes. Readers' `GET`s are answered from memory before routing; a miss runs the resource once,
/// however many wait, by a request of the edge's own ([InnerRequests]). Each answer names its surrogate keys; the edge
/// listens to the change log and drops exactly those that changed. Resources know nothing of this beyond naming their
/// keys. Parts that many answers have in common lie on the same shelf ([Parts]). Partners' articles are kept for each
/// version of each plan, and sent only to who has passed the partners' door. What is not kept takes turns; staff and
/// partners take theirs at the [Threshold]. May import `partner`, `changelog`, `tally` and `shared`.
package io.masthead.edge;
