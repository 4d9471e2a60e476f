package io.masthead.search;

import io.masthead.article.PublishedDocument;
import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.article.body.Body;
import io.masthead.article.body.BodyText;
import io.masthead.shared.id.Id;
import io.masthead.shared.text.Sounds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Reads what the index has to say of articles from their published rows.
@Singleton
class PublishedTexts {

    private static final Logger LOG = Logger.getLogger(PublishedTexts.class);

    /// What is suggested begins with one of the first words of a title.
    private static final int MOST_STARTS = 20;

    private static final int LONGEST_START = 60;

    private final PublishedRows rows;

    PublishedTexts(PublishedRows rows) {
        this.rows = rows;
    }

    /// The ids of the next articles behind one, in order.
    List<Id> after(Id article, int limit) {
        return QuarkusTransaction.requiringNew().call(() -> rows.after(article, limit));
    }

    long count() {
        return QuarkusTransaction.requiringNew().call(rows::count);
    }

    /// The versions of these articles, all that live or wait. What cannot be read is told and left out.
    List<Indexed> of(Collection<Id> articles) {
        List<PublishedRows.Entire> versions = articles.isEmpty()
                ? List.of()
                : QuarkusTransaction.requiringNew().call(() -> readable(articles));
        Map<Id, Integer> places = new HashMap<>();
        List<Indexed> texts = new ArrayList<>();
        for (PublishedRows.Entire version : versions) {
            Id id = version.row().id();
            int place = places.merge(id, 1, Integer::sum) - 1;
            if (place < Indexed.VERSIONS) {
                text(version, Indexed.key(id, place)).ifPresent(texts::add);
            }
        }
        return texts;
    }

    /// All at once; if one of them cannot be read, one by one without it.
    private List<PublishedRows.Entire> readable(Collection<Id> articles) {
        try {
            return rows.versions(articles);
        } catch (IllegalStateException broken) {
            return articles.stream().flatMap(this::readable).toList();
        }
    }

    private Stream<PublishedRows.Entire> readable(Id article) {
        try {
            return rows.versions(List.of(article)).stream();
        } catch (IllegalStateException broken) {
            LOG.warnf("Article %s cannot be read and is not found by searching: %s", article, broken.getMessage());
            return Stream.empty();
        }
    }

    private static Optional<Indexed> text(PublishedRows.Entire version, String key) {
        PublishedRow row = version.row();
        try {
            return Optional.of(new Indexed(
                    key,
                    row.id(),
                    row.publishAt(),
                    row.expireAt() == null ? Indexed.NEVER : row.expireAt(),
                    row.publishedAt(),
                    row.title(),
                    Stream.of(row.subtitle(), row.summary())
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining("\n")),
                    body(version.document()),
                    starts(row.title()),
                    Sounds.of(row.title()),
                    row.category(),
                    row.tags()));
        } catch (RuntimeException broken) {
            LOG.warnf("Article %s cannot be read and is not found by searching: %s", row.id(), broken);
            return Optional.empty();
        }
    }

    private static String body(PublishedDocument document) {
        return document.body() == null ? "" : BodyText.of(Body.stored(document.body()));
    }

    /// A title from each of its words on; Chinese from each of its characters, because those who type do not wait for
    /// a word to end.
    static Set<String> starts(String title) {
        String folded = Folding.of(title);
        Set<String> starts = new LinkedHashSet<>();
        for (int i = 0; i < folded.length() && starts.size() < MOST_STARTS; i++) {
            char c = folded.charAt(i);
            boolean begins = Character.isIdeographic(c)
                    || Character.isLetterOrDigit(c) && (i == 0 || !Character.isLetterOrDigit(folded.charAt(i - 1)));
            if (begins) {
                starts.add(folded.substring(i, Math.min(folded.length(), i + LONGEST_START)));
            }
        }
        return starts;
    }
}
