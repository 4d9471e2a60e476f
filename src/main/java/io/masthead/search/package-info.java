/// Full text search, Chinese and English alike, and what is suggested while somebody types. Each node has an index
/// of its own on disk, which follows the change log with a position of its own and is made anew from the published
/// rows when it is missing, damaged or told to. Through Hibernate Search: Lucene inside by default, Elasticsearch
/// or OpenSearch by setting. What readers ask of Lucene goes to it directly ([LuceneQueries]), which costs a third;
/// what matches is the same ([Matching]). The index says only which articles match; what readers see comes from the
/// published rows. May import `article` and all below it.
package io.masthead.search;
