/// Images and their renditions: what an editor uploads once and articles, categories, authors and slots refer to.
/// May import staff, partner, changelog, tally, audit and shared; never an article.
package io.masthead.media;
