package io.masthead.article;

import io.masthead.shared.http.CommaList;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.taxonomy.AuthorRepository;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.SourceRepository;
import io.masthead.taxonomy.Tag;
import io.masthead.taxonomy.TagRepository;
import io.masthead.taxonomy.Terms;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Finds what the filters of a list name.
@Singleton
public class ArticleFilters {

    /// How many articles may be asked for by id.
    static final int MOST_IDS = 100;

    private static final int MOST_TAGS = 20;

    private final CategoryRepository categories;
    private final TagRepository tags;
    private final AuthorRepository authors;
    private final SourceRepository sources;
    private final PublishedRows rows;
    private final Shown shown;

    ArticleFilters(
            CategoryRepository categories,
            TagRepository tags,
            AuthorRepository authors,
            SourceRepository sources,
            PublishedRows rows,
            Shown shown) {
        this.categories = categories;
        this.tags = tags;
        this.authors = authors;
        this.sources = sources;
        this.rows = rows;
        this.shown = shown;
    }

    /// @throws Problem `404` if there is no such category
    public Id category(String slugOrId) {
        return slugOrId == null
                ? null
                : categories
                        .find(slugOrId)
                        .orElseThrow(() -> missing(categories))
                        .id();
    }

    /// @param text slugs or ids, comma-separated
    /// @throws Problem `400` for more than 20 or none, `404` if one of them is no tag
    public List<Id> tags(String text) {
        if (text == null) {
            return List.of();
        }
        List<String> wanted = CommaList.parse("tag", text, MOST_TAGS);
        Map<String, Tag> found = tags.find(wanted);
        if (!found.keySet().containsAll(wanted)) {
            throw missing(tags);
        }
        return found.values().stream().map(Tag::id).distinct().sorted().toList();
    }

    /// @throws Problem `404` if there is no such author
    Id author(String slugOrId) {
        return slugOrId == null
                ? null
                : authors.find(slugOrId).orElseThrow(() -> missing(authors)).id();
    }

    /// @throws Problem `404` if there is no source of this name
    Id source(String name) {
        return name == null
                ? null
                : sources.find(name).orElseThrow(this::noSource).id();
    }

    /// A source that only stories name which wait for their hour, or have left, is none.
    ///
    /// @throws Problem `404` as if nobody had ever named it
    void checkShown(Id source, Instant now) {
        if (!rows.shows(source, now)) {
            shown.key("list");
            shown.until(rows.nextBeginning(now));
            throw noSource();
        }
    }

    private Problem noSource() {
        shown.key("sources");
        return Problem.notFound("source");
    }

    /// Until another one is entered, there is none.
    private Problem missing(Terms<?> terms) {
        terms.lists().forEach(shown::key);
        return Problem.notFound(terms.kind());
    }

    /// @param text ids, comma-separated
    /// @throws Problem `400` for more than 100, or one that is no id
    static List<Id> ids(String text) {
        return CommaList.parse("ids", text, MOST_IDS).stream()
                .map(part -> Id.parse(part)
                        .orElseThrow(() -> Problem.badParameter(
                                "ids", "not-an-id", "Ids of 13 characters, separated by commas.", null)))
                .toList();
    }
}
