package io.masthead.start.sample;

import io.masthead.editorial.ArticleIntake;
import io.masthead.shared.id.Id;
import io.masthead.tally.ViewTotals;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Writes and publishes the sample's articles within the current transaction, each at its own moment in the past.
@Singleton
class SampleStories {

    /// How far back views are kept by the hour for what is viewed most.
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final int STEPS = 10;

    /// A source, as `sources.json` has it.
    record Source(String name, String url) {}

    private final SampleFiles files;
    private final ArticleIntake intake;
    private final ViewTotals views;

    SampleStories(SampleFiles files, ArticleIntake intake, ViewTotals views) {
        this.files = files;
        this.intake = intake;
        this.views = views;
    }

    /// All are saved before any of them leads to a newer one, and published from the oldest to the newest.
    ///
    /// @param by who writes them
    /// @return how many there are
    int publish(Map<String, Id> pictures, Id by, Instant now) {
        Map<String, String> sources =
                files.list("sources.json", Source.class).stream().collect(Collectors.toMap(Source::name, Source::url));
        List<SampleArticle> articles = files.lines("articles.ndjson", SampleArticle.class).stream()
                .sorted(Comparator.comparing(SampleArticle::publishedAgo).reversed())
                .toList();
        Map<String, Id> ids = new HashMap<>();
        Consumer<SampleArticle> save = article -> {
            Instant at = now.minus(article.publishedAgo());
            Long views = isRemembered(article) ? null : article.initialViews();
            ids.put(article.externalId(), intake.save(article.input(at, views, pictures, sources, ids), by, at));
        };
        List<SampleArticle> incomplete = new ArrayList<>();
        for (SampleArticle article : articles) {
            if (!ids.keySet().containsAll(article.others())) {
                incomplete.add(article);
            }
            save.accept(article);
        }
        incomplete.forEach(save);
        articles.forEach(article -> publish(article, ids.get(article.externalId()), now));
        return articles.size();
    }

    private void publish(SampleArticle article, Id id, Instant now) {
        Instant at = now.minus(article.publishedAgo());
        intake.publish(id, null, at);
        article.corrections().forEach(one -> intake.publish(id, one.note(), now.minus(one.ago())));
        if (isRemembered(article)) {
            count(id, article, at);
        }
    }

    private static boolean isRemembered(SampleArticle article) {
        return article.publishedAgo().compareTo(REMEMBERED) < 0;
    }

    /// Spreads the views over the time since publication: many soon, fewer and fewer later.
    private void count(Id id, SampleArticle article, Instant published) {
        long left = article.initialViews();
        for (int step = 0; step < STEPS; step++) {
            long share = left / (STEPS - step);
            left -= share;
            long passed = article.publishedAgo().toMillis() * step * step / (STEPS * STEPS);
            views.add(id, share, published.plusMillis(passed));
        }
    }
}
