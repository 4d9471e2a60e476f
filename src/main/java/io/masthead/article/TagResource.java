package io.masthead.article;

import io.masthead.shared.http.ForReaders;
import io.masthead.shared.id.Id;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.paging.Slice;
import io.masthead.site.Addresses;
import io.masthead.site.SiteRepository;
import io.masthead.taxonomy.Tag;
import io.masthead.taxonomy.TagRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Tags, for readers.
@Path("/v1/tags")
@ForReaders
@RunOnVirtualThread
@PermitAll
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "Tags", description = "What articles are about.")
public class TagResource {

    private final TagRepository tags;
    private final TermReader reader;
    private final TermCounts counts;
    private final SiteRepository site;
    private final Clock clock;

    TagResource(TagRepository tags, TermReader reader, TermCounts counts, SiteRepository site, Clock clock) {
        this.tags = tags;
        this.reader = reader;
        this.counts = counts;
        this.site = site;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listTags",
            summary = "List tags",
            description = "All tags by name, each with the number of its stories.")
    public TagPage list(
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery @Size(max = 2000)
                    String cursor) {
        Slice<Tag> slice = reader.page(tags, limit, cursor);
        Map<Id, Long> counted = counts.of(slice.map(Tag::id), clock.instant());
        Addresses addresses = site.addresses();
        return new TagPage(slice.map(tag -> detail(tag, counted, addresses)), slice.page());
    }

    @GET
    @Path("/{slug}")
    @AlsoAnswers(301)
    @Operation(operationId = "readTag", summary = "Read a tag", description = "One tag with the number of its stories.")
    public TagDetail read(@Parameter(description = "The tag's slug or id.", example = "river") @RestPath String slug) {
        Tag tag = reader.find(tags, slug);
        return detail(tag, counts.of(List.of(tag.id()), clock.instant()), site.addresses());
    }

    private static TagDetail detail(Tag tag, Map<Id, Long> counted, Addresses addresses) {
        return new TagDetail(
                tag.id(), tag.slug(), tag.name(), addresses.tag(tag.slug()), counted.getOrDefault(tag.id(), 0L));
    }
}
