package io.masthead.related;

import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.search.SimilarTexts;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Works out how closely articles are related: by tags that both have, of which rare ones weigh more; by text; by the
/// time between them. The work is bounded: of each tag only the newest are looked at, of texts the most alike.
@Singleton
class RelatedComputation {

    /// Less than this is no relation, and nothing fills a list up.
    private static final double THRESHOLD = 0.15;

    private static final double TAGS = 0.8;
    private static final double TEXT = 0.8;
    private static final double CATEGORY = 0.1;
    private static final double TIMELESS = 0.75;
    private static final int NEWEST_OF_A_TAG = 100;
    private static final int MOST_COUNTED = 10_000;
    private static final double YEAR = Duration.ofDays(365).toMillis();

    private final EntityManager database;
    private final PublishedRows rows;
    private final SimilarTexts texts;

    RelatedComputation(EntityManager database, PublishedRows rows, SimilarTexts texts) {
        this.database = database;
        this.rows = rows;
        this.texts = texts;
    }

    /// Everything that was looked at, best first. Nothing is related to what readers cannot see.
    List<Verdict> verdicts(Id article, Instant now) {
        Optional<PublishedRow> own = rows.find(List.of(article), now).stream().findFirst();
        if (own.isEmpty() || own.get().kind().equals("page")) {
            return List.of();
        }
        PublishedRow row = own.get();
        SimilarTexts.Comparison comparison = texts.of(article, row.publishAt(), now);
        Set<Id> candidates = new LinkedHashSet<>(comparison.found());
        candidates.addAll(tagged(row, now));
        candidates.remove(article);
        Map<Id, Double> weights = weights(row.tags(), comparison.articles());
        Map<Id, SimilarTexts.Alike> alike = comparison.with(candidates);
        return rows.find(candidates, now).stream()
                .filter(other -> other.kind().equals("story"))
                .map(other -> verdict(row, other, weights, alike.get(other.id())))
                .sorted(Comparator.comparing(Verdict::score).reversed().thenComparing(Verdict::article))
                .toList();
    }

    private static Verdict verdict(
            PublishedRow own, PublishedRow other, Map<Id, Double> weights, SimilarTexts.Alike alike) {
        double tags = shared(other.tags(), weights);
        double text = alike == null ? 0 : alike.share();
        boolean category = own.category() != null && own.category().equals(other.category());
        double close = 1 - (1 - TAGS * tags) * (1 - TEXT * text * text) * (category ? 1 - CATEGORY : 1);
        double apart = Math.abs(
                        Duration.between(own.publishedAt(), other.publishedAt()).toMillis())
                / YEAR;
        double score = Math.round(100 * close * (TIMELESS + (1 - TIMELESS) * Math.exp(-apart))) / 100.0;
        String out = score < THRESHOLD ? "below-threshold" : null;
        if (alike != null && alike.same()) {
            out = "duplicate";
        } else if (own.translationOf().equals(other.translationOf())) {
            out = "translation";
        }
        return new Verdict(
                other.id(),
                TAGS * tags >= TEXT * text * text ? "shared-tags" : "similar-text",
                score,
                tags,
                text,
                category,
                out);
    }

    /// How much of the weight of all tags both have. What the other one has beside them counts half, at the average.
    private static double shared(List<Id> tags, Map<Id, Double> weights) {
        double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (all == 0) {
            return 0;
        }
        double both =
                tags.stream().mapToDouble(tag -> weights.getOrDefault(tag, 0.0)).sum();
        long others = tags.stream().filter(tag -> !weights.containsKey(tag)).count();
        return both / (all + others * all / weights.size() / 2);
    }

    /// The rarer a tag, the more it weighs.
    private Map<Id, Double> weights(List<Id> tags, long articles) {
        Map<Id, Double> weights = new HashMap<>();
        if (tags.isEmpty()) {
            return weights;
        }
        Sql union = Sql.of("");
        String separator = "";
        for (Id tag : tags) {
            union.add(separator)
                    .add(
                            "(select ? as tag, count(*) from (select 1 from published_in where term_id = ?"
                                    + " limit ?) t)",
                            tag,
                            tag,
                            MOST_COUNTED);
            separator = " union all ";
        }
        union.rows(database).forEach(row -> weights.put(row.id(0), Math.log(2 + articles / (1.0 + row.number(1)))));
        return weights;
    }

    private List<Id> tagged(PublishedRow row, Instant now) {
        if (row.tags().isEmpty()) {
            return List.of();
        }
        Sql union = Sql.of("");
        String separator = "";
        for (Id tag : row.tags()) {
            union.add(separator)
                    .add(
                            "(select i.article_id from published_in i where i.term_id = ? and i.article_id <> ?"
                                    + " and i.publish_at <= ? and (i.expire_at is null or i.expire_at > ?)"
                                    + " order by i.published_at desc, i.article_id desc limit ?)",
                            tag,
                            row.id(),
                            now,
                            now,
                            NEWEST_OF_A_TAG);
            separator = " union ";
        }
        return union.rows(database).stream().map(found -> found.id(0)).toList();
    }
}
