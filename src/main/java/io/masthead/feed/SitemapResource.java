package io.masthead.feed;

import io.masthead.article.ArticleList;
import io.masthead.article.PublishedMap;
import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.shared.http.ForReaders;
import io.masthead.shared.http.Shown;
import io.masthead.shared.http.TextAnswer;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.site.Addresses;
import io.masthead.site.PublicAddress;
import io.masthead.site.SiteRepository;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.CategoryTree;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Maps for search engines.
@Path("/")
@ForReaders
@RunOnVirtualThread
@PermitAll
@Produces(MediaType.WILDCARD)
@Tag(name = "Feeds")
public class SitemapResource {

    private static final String XML = "application/xml";
    private static final String SECTIONS = "sections.xml";
    private static final int MOST = 50_000;
    private static final int MOST_NEWS = 1_000;
    private static final Duration NEWS = Duration.ofDays(2);

    /// What is news ends by the clock alone.
    private static final Duration NEWS_KEPT = Duration.ofMinutes(1);

    private final SitemapParts parts;
    private final PublishedMap map;
    private final PublishedRows rows;
    private final CategoryRepository categories;
    private final SiteRepository site;
    private final PublicAddress here;
    private final Shown shown;
    private final Clock clock;

    SitemapResource(
            SitemapParts parts,
            PublishedMap map,
            PublishedRows rows,
            CategoryRepository categories,
            SiteRepository site,
            PublicAddress here,
            Shown shown,
            Clock clock) {
        this.parts = parts;
        this.map = map;
        this.rows = rows;
        this.categories = categories;
        this.site = site;
        this.here = here;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @Path("/sitemap.xml")
    @Operation(
            operationId = "readSitemapIndex",
            summary = "Read the index of sitemaps",
            description = "Where the sitemaps are (sitemaps.org): one of the sections, and one for each few thousand"
                    + " articles.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = XML, schema = @Schema(type = SchemaType.STRING)))
    public TextAnswer index() {
        shown.key("list");
        shown.atMost(NEWS_KEPT);
        List<SitemapParts.Part> all = parts.all();
        return new TextAnswer(SitemapXml.TYPE, SitemapXml.write("sitemapindex", false, xml -> {
            xml.place("sitemap", here.base() + "/sitemaps/" + SECTIONS, null);
            for (SitemapParts.Part part : all) {
                xml.place("sitemap", here.base() + "/sitemaps/" + part.number() + ".xml", part.changed());
            }
        }));
    }

    @GET
    @Path("/sitemaps/{file}")
    @Operation(
            operationId = "readSitemap",
            summary = "Read a sitemap",
            description = "The addresses of the categories (`sections.xml`), or of a few thousand articles and pages"
                    + " (`1.xml` and so on, as the index names them). What search engines shall not list is not there.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = XML, schema = @Schema(type = SchemaType.STRING)))
    public TextAnswer read(
            @Parameter(description = "`sections.xml`, or a number and `.xml`.", example = "1.xml") @RestPath
                    String file) {
        Addresses addresses = site.addresses();
        if (file.equals(SECTIONS)) {
            shown.key("categories");
            CategoryTree tree = categories.tree();
            return new TextAnswer(
                    SitemapXml.TYPE, SitemapXml.write("urlset", false, xml -> sections(xml, tree, null, addresses)));
        }
        if (!file.matches("[1-9][0-9]{0,8}\\.xml")) {
            throw Problem.notFound("sitemap");
        }
        SitemapParts.Part part = parts.find(Integer.parseInt(file.substring(0, file.length() - ".xml".length())))
                .orElseThrow(() -> Problem.notFound("sitemap"));
        Instant now = clock.instant();
        shown.key("list");
        shown.until(rows.nextTurn(now));
        List<PublishedMap.Place> places = map.between(part.first(), part.before(), MOST, now);
        return new TextAnswer(SitemapXml.TYPE, SitemapXml.write("urlset", false, xml -> {
            for (PublishedMap.Place place : places) {
                xml.place("url", addresses.article(place.id(), place.slug()), place.changed());
            }
        }));
    }

    private static void sections(SitemapXml xml, CategoryTree tree, Id parent, Addresses addresses)
            throws XMLStreamException {
        for (CategoryTree.Node node : tree.children(parent)) {
            xml.place("url", addresses.category(node.slug()), null);
            sections(xml, tree, node.id(), addresses);
        }
    }

    @GET
    @Path("/news-sitemap.xml")
    @Operation(
            operationId = "readNewsSitemap",
            summary = "Read the news sitemap",
            description = "The stories of the last two days, 1,000 at most, as Google News reads them.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = XML, schema = @Schema(type = SchemaType.STRING)))
    public TextAnswer news() {
        Instant now = clock.instant();
        Addresses addresses = site.addresses();
        shown.key("site");
        shown.key("list");
        shown.atMost(NEWS_KEPT);
        String paper = site.settings().name();
        PublishedRows.Slice slice = rows.page(ArticleList.since(now.minus(NEWS)), null, MOST_NEWS - 1, now);
        shown.until(slice.until());
        Set<Id> mapped = map.mapped(slice.rows().stream().map(PublishedRow::id).toList());
        List<PublishedRow> news =
                slice.rows().stream().filter(row -> mapped.contains(row.id())).toList();
        return new TextAnswer(SitemapXml.TYPE, SitemapXml.write("urlset", true, xml -> {
            for (PublishedRow row : news) {
                xml.news(
                        addresses.article(row.id(), row.slug()), paper, row.language(), row.publishedAt(), row.title());
            }
        }));
    }

    @GET
    @Path("/robots.txt")
    @Operation(
            operationId = "readRobots",
            summary = "Read the rules for robots",
            description = "Robots may read all that readers may (RFC 9309), and find the sitemaps here.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/plain", schema = @Schema(type = SchemaType.STRING)))
    public TextAnswer robots() {
        return new TextAnswer("text/plain;charset=UTF-8", """
                User-agent: *
                Disallow: /v1/admin/
                Disallow: /v1/previews/
                Disallow: /v1/syndication/

                Sitemap: %1$s/sitemap.xml
                Sitemap: %1$s/news-sitemap.xml
                """.formatted(here.base()));
    }
}
