package io.masthead.related;

import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.article.RelatedPin;
import io.masthead.article.Rendering;
import io.masthead.shared.database.Sql;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Finds what is related to an article. The work is bounded: of each tag and of the category only the newest are looked
/// at.
@Singleton
public class RelatedArticles {

    /// How many a reader gets at most.
    public static final int MOST = 15;

    private static final int NEWEST_OF_A_TAG = 100;
    private static final double SAME_CATEGORY = 0.1;

    private final EntityManager database;
    private final Shown shown;

    RelatedArticles(EntityManager database, Shown shown) {
        this.database = database;
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
    public Candidates find(PublishedRows.Whole article, Instant now) {
        List<Candidate> found = new ArrayList<>();
        Set<Id> seen = new HashSet<>(Set.of(article.row().id()));
        for (RelatedPin pin : article.document().related()) {
            if (pin.articleId() == null) {
                found.add(new Candidate(null, new RelatedLink(pin.url(), pin.title(), pin.summary()), "pinned", 1));
            } else if (seen.add(pin.articleId())) {
                shown.key("article", pin.articleId());
                found.add(new Candidate(pin.articleId(), null, "pinned", 1));
            }
        }
        for (Candidate computed : computed(article.row(), now)) {
            if (seen.add(computed.article())) {
                found.add(computed);
            }
        }
        return new Candidates(found);
    }

    private List<Candidate> computed(PublishedRow row, Instant now) {
        if (row.tags().isEmpty() && row.category() == null) {
            return List.of();
        }
        row.tags().forEach(tag -> shown.key("list", tag));
        if (row.category() != null) {
            shown.key("list", row.category());
        }
        Sql union = Sql.of("select w.article_id, sum(w.tag) as shared, max(w.published_at) as at from (");
        String separator = "(";
        for (Id tag : row.tags()) {
            union.add(separator)
                    .add(newest(1, tag, NEWEST_OF_A_TAG, row.id(), now))
                    .add(")");
            separator = " union all (";
        }
        if (row.category() != null) {
            union.add(separator)
                    .add(newest(0, row.category(), 2 * MOST, row.id(), now))
                    .add(")");
        }
        union.add(") w group by w.article_id order by shared desc, at desc, w.article_id desc limit ?", 2 * MOST);
        return union.rows(database).stream()
                .map(found -> candidate(found.id(0), (int) found.number(1), row.tags()))
                .toList();
    }

    private static Candidate candidate(Id article, int shared, Collection<Id> tags) {
        return shared == 0
                ? new Candidate(article, null, "same-category", SAME_CATEGORY)
                : new Candidate(article, null, "shared-tags", Math.round(100.0 * shared / tags.size()) / 100.0);
    }

    private static Sql newest(int tag, Id term, int limit, Id itself, Instant now) {
        return Sql.of(
                "select " + tag + " as tag, i.article_id, i.published_at from published_in i where i.term_id = ?"
                        + " and i.article_id <> ? and i.publish_at <= ? and (i.expire_at is null or i.expire_at > ?)"
                        + " order by i.published_at desc, i.article_id desc limit ?",
                term,
                itself,
                now,
                now,
                limit);
    }
}
