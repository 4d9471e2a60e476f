package io.masthead.feed;

import io.masthead.article.PublishedMap;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Where each sitemap begins. Pages are cut into parts along their ids; a new article has the largest id, so only the
/// last part grows, and one that has grown too large is cut in two. A part keeps its number for ever.
@Singleton
class SitemapParts {

    /// A part has between one and two of these, far below the 50,000 that sitemaps may have (sitemaps.org).
    static final int SIZE = 5_000;

    private final EntityManager database;
    private final PublishedMap map;

    SitemapParts(EntityManager database, PublishedMap map) {
        this.database = database;
        this.map = map;
    }

    /// A part.
    ///
    /// @param before the id that it ends before, or `null` for the last one
    /// @param changed when one of its pages changed last
    record Part(int number, Id first, Id before, Instant changed) {}

    /// All parts, along the ids.
    List<Part> all() {
        List<Row> rows = Sql.of("select number, first_id, changed_at from sitemap_part order by first_id")
                .rows(database);
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new Part(
                        (int) rows.get(i).number(0),
                        rows.get(i).id(1),
                        i + 1 < rows.size() ? rows.get(i + 1).id(1) : null,
                        rows.get(i).instant(2)))
                .toList();
    }

    Optional<Part> find(int number) {
        return all().stream().filter(part -> part.number() == number).findFirst();
    }

    /// These pages have changed. Within the caller's transaction.
    void changed(Collection<Id> pages, Instant at) {
        changed(pages, at, SIZE);
    }

    /// @param size how many pages a part has at least when it is cut; more than an article has versions
    void changed(Collection<Id> pages, Instant at, int size) {
        for (Part part : all()) {
            if (pages.stream().anyMatch(page -> isIn(page, part))) {
                Sql.of("update sitemap_part set changed_at = ? where number = ?", at, part.number())
                        .run(database);
                cut(part, at, size);
            }
        }
    }

    /// Cuts a part until each piece is small enough.
    private void cut(Part part, Instant at, int size) {
        Part rest = part;
        while (map.behind(rest.first(), rest.before(), 2 * size).isPresent()) {
            Id first = map.behind(rest.first(), rest.before(), size).orElseThrow();
            int number = (int) Sql.of("select max(number) + 1 from sitemap_part")
                    .rows(database)
                    .getFirst()
                    .number(0);
            Sql.of("insert into sitemap_part (number, first_id, changed_at) values (?, ?, ?)", number, first, at)
                    .run(database);
            rest = new Part(number, first, rest.before(), at);
        }
    }

    private static boolean isIn(Id page, Part part) {
        return page.compareTo(part.first()) >= 0 && (part.before() == null || page.compareTo(part.before()) < 0);
    }
}
