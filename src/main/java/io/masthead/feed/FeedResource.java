package io.masthead.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.article.ArticleList;
import io.masthead.article.CategoryFinder;
import io.masthead.article.TermReader;
import io.masthead.shared.http.ForReaders;
import io.masthead.shared.http.PathSegment;
import io.masthead.shared.http.Shown;
import io.masthead.shared.http.TextAnswer;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.problem.Problem;
import io.masthead.site.Addresses;
import io.masthead.site.PublicAddress;
import io.masthead.site.SiteRepository;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.CategoryTree;
import io.masthead.taxonomy.Tag;
import io.masthead.taxonomy.TagRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/// Feeds, for whoever reads news with a program of their own.
@Path("/feeds")
@ForReaders
@RunOnVirtualThread
@PermitAll
@Produces(MediaType.WILDCARD)
@org.eclipse.microprofile.openapi.annotations.tags.Tag(
        name = "Feeds",
        description = "The newest articles for readers of feeds, and maps for search engines. They lie outside `/v1`:"
                + " parameters are passed over.")
public class FeedResource {

    static final String RSS = "application/rss+xml";
    static final String ATOM = "application/atom+xml";
    static final String JSON_FEED = "application/feed+json";
    private static final String UTF_8 = ";charset=UTF-8";
    private static final String EVERYTHING = "all";

    private final FeedReader reader;
    private final CategoryRepository categories;
    private final CategoryFinder categoryFinder;
    private final TagRepository tags;
    private final TermReader terms;
    private final SiteRepository site;
    private final PublicAddress here;
    private final ObjectMapper json;
    private final Shown shown;

    FeedResource(
            FeedReader reader,
            CategoryRepository categories,
            CategoryFinder categoryFinder,
            TagRepository tags,
            TermReader terms,
            SiteRepository site,
            PublicAddress here,
            ObjectMapper json,
            Shown shown) {
        this.reader = reader;
        this.categories = categories;
        this.categoryFinder = categoryFinder;
        this.tags = tags;
        this.terms = terms;
        this.site = site;
        this.here = here;
        this.json = json;
        this.shown = shown;
    }

    /// The name of a feed's address, cut in two.
    private record File(String name, String suffix) {

        static File parse(String file) {
            int dot = file.lastIndexOf('.');
            String suffix = file.substring(dot + 1);
            if (dot < 1 || !(suffix.equals("rss") || suffix.equals("atom") || suffix.equals("json"))) {
                throw Problem.notFound("feed");
            }
            return new File(file.substring(0, dot), suffix);
        }
    }

    @GET
    @Path("/{file}")
    @AlsoAnswers(301)
    @Operation(
            operationId = "readFeed",
            summary = "Read a feed",
            description = "The 30 newest stories of everything (`all`) or of a category and all below it, as RSS 2.0"
                    + " (`all.rss`), Atom (`all.atom`) or JSON Feed 1.1 (`all.json`).")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = RSS, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = ATOM, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = JSON_FEED, schema = @Schema(implementation = JsonFeed.class))
            })
    public TextAnswer read(
            @Parameter(
                            description = "`all` or the category's slug, then `.rss`, `.atom` or `.json`.",
                            example = "all.rss")
                    @RestPath
                    String file) {
        File asked = File.parse(file);
        String self = here.base() + "/feeds/" + PathSegment.encode(file);
        Addresses addresses = site.addresses();
        if (asked.name.equals(EVERYTHING)) {
            shown.key("list");
            return write(new FeedReader.Subject(ArticleList.newest(), null, null, null), addresses, asked, self);
        }
        CategoryTree.Node category = categoryFinder.find(categories.tree(), asked.name);
        shown.key("category", category.id());
        shown.key("list", category.id());
        var subject = new FeedReader.Subject(
                ArticleList.in(category.id(), false),
                category.name(),
                category.description(),
                addresses.category(category.slug()));
        return write(subject, addresses, asked, self);
    }

    @GET
    @Path("/tags/{file}")
    @AlsoAnswers(301)
    @Operation(
            operationId = "readTagFeed",
            summary = "Read the feed of a tag",
            description = "The 30 newest stories with a tag, as RSS 2.0, Atom or JSON Feed 1.1.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = RSS, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = ATOM, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = JSON_FEED, schema = @Schema(implementation = JsonFeed.class))
            })
    public TextAnswer readTag(
            @Parameter(description = "The tag's slug, then `.rss`, `.atom` or `.json`.", example = "river.rss")
                    @RestPath
                    String file) {
        File asked = File.parse(file);
        String self = here.base() + "/feeds/tags/" + PathSegment.encode(file);
        Tag tag = terms.find(tags, asked.name);
        Addresses addresses = site.addresses();
        var subject = new FeedReader.Subject(ArticleList.tagged(tag.id()), tag.name(), null, addresses.tag(tag.slug()));
        return write(subject, addresses, asked, self);
    }

    private TextAnswer write(FeedReader.Subject subject, Addresses addresses, File asked, String self) {
        Feed feed = reader.read(subject, addresses);
        return switch (asked.suffix) {
            case "rss" -> new TextAnswer(RSS + UTF_8, FeedXml.rss(feed, self));
            case "atom" -> new TextAnswer(ATOM + UTF_8, FeedXml.atom(feed, self));
            default -> new TextAnswer(JSON_FEED + UTF_8, text(JsonFeed.of(feed, self)));
        };
    }

    private String text(JsonFeed feed) {
        try {
            return json.writeValueAsString(feed);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a feed could not be written as JSON", broken);
        }
    }
}
