package io.masthead.article;

import io.masthead.media.Image;
import io.masthead.media.MediaRepository;
import io.masthead.shared.database.Together;
import io.masthead.shared.http.ForReaders;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Slice;
import io.masthead.site.Addresses;
import io.masthead.site.SiteRepository;
import io.masthead.taxonomy.Author;
import io.masthead.taxonomy.AuthorRepository;
import io.masthead.taxonomy.Portrait;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Authors, for readers.
@Path("/v1/authors")
@ForReaders
@RunOnVirtualThread
@PermitAll
@Tag(name = "Authors", description = "Who writes the newspaper.")
public class AuthorResource {

    private final EntityManager database;
    private final AuthorRepository authors;
    private final TermReader reader;
    private final TermCounts counts;
    private final MediaRepository media;
    private final SiteRepository site;
    private final Shown shown;
    private final Clock clock;

    AuthorResource(
            EntityManager database,
            AuthorRepository authors,
            TermReader reader,
            TermCounts counts,
            MediaRepository media,
            SiteRepository site,
            Shown shown,
            Clock clock) {
        this.database = database;
        this.authors = authors;
        this.reader = reader;
        this.counts = counts;
        this.media = media;
        this.site = site;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listAuthors",
            summary = "List authors",
            description = "All authors by name, each with the number of their stories.")
    public AuthorPage list(
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery @Size(max = 2000)
                    String cursor) {
        Slice<Author> slice = reader.page(authors, limit, cursor);
        return new AuthorPage(
                details(slice.data()), new PageInfo(limit, slice.page().next(), null));
    }

    @GET
    @Path("/{slug}")
    @AlsoAnswers(301)
    @Operation(
            operationId = "readAuthor",
            summary = "Read an author",
            description = "One author with biography, picture, links and the number of their stories.")
    public AuthorDetail read(
            @Parameter(description = "The author's slug or id.", example = "lin-yan") @RestPath String slug) {
        return details(List.of(reader.find(authors, slug))).getFirst();
    }

    private List<AuthorDetail> details(List<Author> shownAuthors) {
        Map<Id, Long> counted = counts.of(shownAuthors.stream().map(Author::id).toList(), clock.instant());
        Set<Id> pictures = shownAuthors.stream()
                .map(Author::portrait)
                .flatMap(Optional::stream)
                .map(Portrait::mediaId)
                .collect(Collectors.toSet());
        pictures.forEach(id -> shown.key("media", id));
        Together asked = site.ask(new Together());
        media.ask(asked, pictures);
        asked.answered(database);
        Map<Id, Image> images = media.images(asked);
        Addresses addresses = site.addresses(asked);
        return shownAuthors.stream()
                .map(author -> new AuthorDetail(
                        author.id(),
                        author.slug(),
                        author.name(),
                        addresses.author(author.slug()),
                        author.bio().orElse(null),
                        author.portrait()
                                .map(portrait -> ArticleRenderer.inPlace(
                                        new ImageUse(
                                                portrait.mediaId(),
                                                portrait.alt(),
                                                portrait.caption(),
                                                portrait.credit()),
                                        images))
                                .orElse(null),
                        author.links(),
                        counted.getOrDefault(author.id(), 0L)))
                .toList();
    }
}
