package io.masthead.article;

import io.masthead.article.body.Body;
import io.masthead.media.Image;
import io.masthead.media.MediaRepository;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Fields;
import io.masthead.site.Addresses;
import io.masthead.taxonomy.Names;
import io.masthead.taxonomy.NamesRepository;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns rows into what readers see: looks up names and pictures for all rows of an answer at once, and names what is
/// shown.
@Singleton
public class ArticleRenderer {

    private static final Set<String> NAMED = Set.of("category", "breadcrumb", "tags", "byline", "source");

    private final NamesRepository names;
    private final MediaRepository media;
    private final Shown shown;

    ArticleRenderer(NamesRepository names, MediaRepository media, Shown shown) {
        this.names = names;
        this.media = media;
        this.shown = shown;
    }

    /// Loads what these rows refer to, in at most two statements, and only what the chosen fields need.
    ///
    /// @param images further pictures that the answer shows, such as those of a body
    public Rendering load(Collection<PublishedRow> rows, Collection<Id> images, Fields fields, Addresses addresses) {
        return load(
                rows, images, NAMED.stream().anyMatch(fields::has) ? names(rows, Set.of()) : null, fields, addresses);
    }

    /// The same, with the names of all categories and of further tags.
    public Rendering withTags(Collection<PublishedRow> rows, Collection<Id> tags, Fields fields, Addresses addresses) {
        return load(rows, List.of(), names(rows, tags), fields, addresses);
    }

    private Rendering load(
            Collection<PublishedRow> rows, Collection<Id> images, Names found, Fields fields, Addresses addresses) {
        Stream<Id> leads = fields.has("leadImage")
                ? rows.stream()
                        .map(PublishedRow::leadImage)
                        .filter(Objects::nonNull)
                        .map(ImageUse::mediaId)
                : Stream.empty();
        Set<Id> wanted = Stream.concat(leads, images.stream()).collect(Collectors.toSet());
        return new Rendering(fields, found, wanted.isEmpty() ? Map.of() : media.images(wanted), addresses, shown);
    }

    private Names names(Collection<PublishedRow> rows, Collection<Id> further) {
        Set<Id> tags = new HashSet<>(further);
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
        return names.names(tags, authors, sources);
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
