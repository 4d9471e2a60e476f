package io.masthead.search;

import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which articles have a text like that of another one, by the words that tell most: frequent in it and rare elsewhere.
@Singleton
public class SimilarTexts {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_COUNTED = 40;
    private static final int MOST_TELLING = 20;
    private static final int MOST_FOUND = 50;

    /// A text whose words weigh less than this in all says nothing that others could say too.
    private static final double TELLS_SOMETHING = 8;

    private final IndexKeeper keeper;
    private final PublishedTexts texts;

    SimilarTexts(IndexKeeper keeper, PublishedTexts texts) {
        this.keeper = keeper;
        this.texts = texts;
    }

    /// Nearly the same text has at least this part of what tells most; others are not read, which takes long.
    private static final double TWINS_SHARE = 0.3;

    /// How alike another text is.
    ///
    /// @param share the part of what tells most that the other one has too, from 0 to 1
    /// @param same whether it is nearly the same text
    public record Alike(double share, boolean same) {}

    /// Compares other texts with one.
    public final class Comparison {

        private final Indexed own;
        private final Map<String, Double> telling;
        private final List<Id> found;
        private final long size;
        private final Instant now;

        private Comparison(Indexed own, Map<String, Double> telling, List<Id> found, long size, Instant now) {
            this.own = own;
            this.telling = telling;
            this.found = found;
            this.size = size;
            this.now = now;
        }

        /// The visible articles that have most of what tells, best first.
        public List<Id> found() {
            return found;
        }

        /// How many articles there are, those that wait or have ended too.
        public long articles() {
            return size;
        }

        /// How alike the texts of these visible articles are.
        public Map<Id, Alike> with(Collection<Id> others) {
            Map<Id, Alike> alike = new HashMap<>();
            double all =
                    telling.values().stream().mapToDouble(Double::doubleValue).sum();
            Map<Id, Double> weights = ask(index -> index.weigh(telling, others, now));
            weights.forEach((id, has) -> alike.put(id, new Alike(has / Math.max(all, TELLS_SOMETHING), false)));
            List<Id> maybeTwins = others.stream()
                    .filter(id -> weights.getOrDefault(id, 0.0) >= TWINS_SHARE * all)
                    .toList();
            TextSketch sketch = TextSketch.of(own.title(), own.body());
            ask(index -> index.texts(maybeTwins, now)).forEach((id, other) -> {
                if (sketch.isNearly(TextSketch.of(other.title(), other.body()))) {
                    double share = alike.containsKey(id) ? alike.get(id).share() : 0;
                    alike.put(id, new Alike(share, true));
                }
            });
            return alike;
        }
    }

    /// What can be said of an article's text.
    ///
    /// @param version which version, by when it began
    /// @throws io.masthead.shared.problem.Problem `503` without an index
    public Comparison of(Id article, Instant version, Instant now) {
        Indexed own = texts.of(List.of(article)).stream()
                .filter(text -> text.publishAt().equals(version))
                .findFirst()
                .orElseGet(() -> Indexed.empty(article, version));
        return ask(index -> {
            long size = index.size();
            Map<String, Double> telling = telling(own, index, size);
            List<Id> found = new ArrayList<>(index.withMost(telling, now, MOST_FOUND + 1));
            found.remove(article);
            return new Comparison(own, telling, List.copyOf(found), size, now);
        });
    }

    private <T> T ask(java.util.function.Function<IndexQueries, T> what) {
        return keeper.ask(PATIENCE, what).value();
    }

    /// The words that tell most, and how much.
    private static Map<String, Double> telling(Indexed own, IndexQueries index, long size) {
        Map<String, Integer> counts = new HashMap<>();
        TextSketch.terms(own.title()).forEach(term -> counts.merge(term, 4, Integer::sum));
        TextSketch.terms(own.summary()).forEach(term -> counts.merge(term, 2, Integer::sum));
        TextSketch.terms(own.body()).forEach(term -> counts.merge(term, 1, Integer::sum));
        List<Map.Entry<String, Integer>> most = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_COUNTED)
                .toList();
        Map<String, Double> weights = new HashMap<>();
        for (Map.Entry<String, Integer> one : most) {
            long with = index.count(one.getKey());
            if (with > 1) {
                double often = one.getValue() / (one.getValue() + 2.0);
                weights.put(one.getKey(), often * Math.log((1.0 + size) / with));
            }
        }
        Set<String> kept = new HashSet<>();
        weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_TELLING)
                .forEach(one -> kept.add(one.getKey()));
        weights.keySet().retainAll(kept);
        weights.values().removeIf(weight -> weight <= 0);
        return weights;
    }
}
