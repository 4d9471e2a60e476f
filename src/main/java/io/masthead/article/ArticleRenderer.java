package io.masthead.article;

import io.masthead.article.body.Body;
import io.masthead.media.Image;
import io.masthead.media.MediaRepository;
import io.masthead.shared.database.Together;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Fields;
import io.masthead.site.Addresses;
import io.masthead.site.SiteRepository;
import io.masthead.taxonomy.NamesQuestions;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Turns rows into what readers see: looks up names and pictures for all rows of an answer at once, and names what is
/// shown.
@Singleton
public class ArticleRenderer {

    private static final Set<String> NAMED = Set.of("category", "breadcrumb", "tags", "byline", "source");

    private final EntityManager database;
    private final MediaRepository media;
    private final SiteRepository site;
    private final Shown shown;

    ArticleRenderer(EntityManager database, MediaRepository media, SiteRepository site, Shown shown) {
        this.database = database;
        this.media = media;
        this.site = site;
        this.shown = shown;
    }

    /// Loads what these rows refer to and how addresses are made, in one statement, and only what the chosen fields
    /// need.
    ///
    /// @param images further pictures that the answer shows, such as those of a body
    public Rendering load(Collection<PublishedRow> rows, Collection<Id> images, Fields fields) {
        return load(rows, images, fields, null);
    }

    /// The same, where the addresses are at hand.
    public Rendering load(Collection<PublishedRow> rows, Collection<Id> images, Fields fields, Addresses addresses) {
        boolean named = NAMED.stream().anyMatch(fields::has);
        Set<Id> wanted = new HashSet<>(images);
        if (fields.has("leadImage")) {
            rows.stream()
                    .map(PublishedRow::leadImage)
                    .filter(Objects::nonNull)
                    .map(ImageUse::mediaId)
                    .forEach(wanted::add);
        }
        Together asked = new Together();
        if (addresses == null) {
            site.ask(asked);
        }
        if (named) {
            askNames(asked, rows);
        }
        media.ask(asked, wanted);
        asked.answered(database);
        return new Rendering(
                fields,
                named ? NamesQuestions.names(asked) : null,
                media.images(asked),
                addresses == null ? site.addresses(asked) : addresses,
                shown);
    }

    private static void askNames(Together questions, Collection<PublishedRow> rows) {
        Set<Id> tags = new HashSet<>();
        Set<Id> authors = new HashSet<>();
        Set<Id> sources = new HashSet<>();
        for (PublishedRow row : rows) {
            tags.addAll(row.tags());
            row.byline().stream()
                    .map(BylineEntry::authorId)
                    .filter(Objects::nonNull)
                    .forEach(authors::add);
            if (row.source() != null) {
                sources.add(row.source());
            }
        }
        NamesQuestions.ask(questions, tags, authors, sources);
    }

    /// The pictures that a stored body shows.
    public static List<Id> images(Body body) {
        return body.mediaIds().stream().map(Id::of).toList();
    }

    /// The articles that a stored body links.
    public static List<Id> links(Body body) {
        return body.articleIds().stream().map(Id::of).toList();
    }

    /// A picture in its place.
    static Image inPlace(ImageUse use, Map<Id, Image> images) {
        Image image = images.get(use.mediaId());
        return image == null ? null : image.withWords(use.alt(), use.caption(), use.credit());
    }
}
