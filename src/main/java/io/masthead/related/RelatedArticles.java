package io.masthead.related;

import io.masthead.article.ArticleKeys;
import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.article.RelatedPin;
import io.masthead.article.Rendering;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Finds what is related to an article: what editors pinned, then what was computed when it last changed.
@Singleton
public class RelatedArticles {

    /// How many a reader gets at most.
    public static final int MOST = 15;

    /// @param article an article of ours, or `null`
    /// @param link an address elsewhere, or `null`
    private record Candidate(Id article, RelatedLink link, String reason, double score) {}

    private final RelatedRepository lists;
    private final Shown shown;

    RelatedArticles(RelatedRepository lists, Shown shown) {
        this.lists = lists;
        this.shown = shown;
    }

    /// What may be related, best first; some of it may turn out to be invisible.
    public static final class Candidates {

        private final List<Candidate> all;

        private Candidates(List<Candidate> all) {
            this.all = List.copyOf(all);
        }

        /// The articles among them.
        public List<Id> articles() {
            return all.stream().map(Candidate::article).filter(Objects::nonNull).toList();
        }

        /// The best of them, as readers see them.
        ///
        /// @param visible the visible articles by id
        public List<RelatedItem> shown(Map<Id, PublishedRow> visible, Rendering rendering) {
            return all.stream()
                    .filter(one -> one.link() != null || visible.containsKey(one.article()))
                    .limit(MOST)
                    .map(one -> new RelatedItem(
                            one.article() == null ? null : rendering.summary(visible.get(one.article())),
                            one.link(),
                            one.reason(),
                            one.score()))
                    .toList();
        }
    }

    /// Finds candidates for an article, in one statement.
    public Candidates find(PublishedRows.Whole article) {
        Id id = article.row().id();
        List<Candidate> found = new ArrayList<>();
        Set<Id> seen = new HashSet<>(Set.of(id));
        for (RelatedPin pin : article.document().related()) {
            if (pin.articleId() == null) {
                found.add(new Candidate(null, new RelatedLink(pin.url(), pin.title(), pin.summary()), "pinned", 1));
            } else if (seen.add(pin.articleId())) {
                shown.key(ArticleKeys.coming(pin.articleId()));
                found.add(new Candidate(pin.articleId(), null, "pinned", 1));
            }
        }
        shown.key(RelatedRepository.key(id));
        for (Related computed : lists.list(id)) {
            if (seen.add(computed.article())) {
                found.add(new Candidate(computed.article(), null, computed.reason(), computed.score()));
            }
        }
        return new Candidates(found);
    }
}
