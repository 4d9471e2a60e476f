package io.masthead.page;

import io.masthead.article.FormerArticles;
import io.masthead.article.OldAddresses;
import io.masthead.article.PublishedRows;
import io.masthead.shared.http.ForReaders;
import io.masthead.shared.http.Shown;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.problem.Problem;
import io.masthead.site.Addresses;
import io.masthead.site.PageAddress;
import io.masthead.site.SiteRepository;
import io.masthead.taxonomy.AuthorRepository;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.FormerSlugs;
import io.masthead.taxonomy.TagRepository;
import io.masthead.taxonomy.Term;
import io.masthead.taxonomy.Terms;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Leads from any address, of today or of old, to what it names.
@Path("/v1/resolve")
@ForReaders
@RunOnVirtualThread
@PermitAll
@Tag(name = "Site")
public class ResolveResource {

    private final SiteRepository site;
    private final PublishedRows rows;
    private final FormerArticles former;
    private final OldAddresses oldAddresses;
    private final CategoryRepository categories;
    private final TagRepository tags;
    private final AuthorRepository authors;
    private final FormerSlugs formerSlugs;
    private final Shown shown;
    private final Clock clock;

    ResolveResource(
            SiteRepository site,
            PublishedRows rows,
            FormerArticles former,
            OldAddresses oldAddresses,
            CategoryRepository categories,
            TagRepository tags,
            AuthorRepository authors,
            FormerSlugs formerSlugs,
            Shown shown,
            Clock clock) {
        this.site = site;
        this.rows = rows;
        this.former = former;
        this.oldAddresses = oldAddresses;
        this.categories = categories;
        this.tags = tags;
        this.authors = authors;
        this.formerSlugs = formerSlugs;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @AlsoAnswers({404, 410})
    @Operation(
            operationId = "resolveAddress",
            summary = "Resolve an address",
            description =
                    "Takes an address of a page (current, with a former slug, or one that an article had elsewhere) and"
                            + " says what it leads to.")
    public Resolved resolve(
            @Parameter(
                            description = "The address: absolute, or its path.",
                            required = true,
                            example = "https://news.example/articles/river-lights")
                    @RestQuery
                    @NotNull
                    @Size(min = 1, max = 2000)
                    String url) {
        Instant now = clock.instant();
        Addresses addresses = site.addresses();
        String article = oldAddresses.find(url).map(Object::toString).orElse(null);
        if (article != null) {
            return article(article, addresses, now);
        }
        PageAddress page = addresses.read(url).orElseThrow(() -> Problem.notFound("page"));
        return switch (page.kind()) {
            case "article" -> article(page.name(), addresses, now);
            case "category" -> term(categories, page.name(), addresses);
            case "tag" -> term(tags, page.name(), addresses);
            default -> term(authors, page.name(), addresses);
        };
    }

    private Resolved article(String slugOrId, Addresses addresses, Instant now) {
        var row = rows.find(slugOrId, now)
                .orElseThrow(() -> nowhere(former.problem(slugOrId, now)))
                .row();
        shown.key("article", row.id());
        shown.until(row.expireAt());
        return new Resolved("article", row.id(), row.slug(), addresses.article(row.id(), row.slug()));
    }

    /// An address of an article that waits answers like one that nobody ever had.
    private static Problem nowhere(Problem problem) {
        return problem.status() == 404 ? Problem.notFound("page") : problem;
    }

    private <T extends Term> Resolved term(Terms<T> terms, String name, Addresses addresses) {
        terms.lists().forEach(shown::key);
        T term = terms.find(name)
                .or(() -> formerSlugs.find(terms.kind(), name).flatMap(id -> terms.findByIdOptional(id.value())))
                .orElseThrow(() -> Problem.notFound(terms.kind()));
        shown.key(terms.kind(), term.id());
        String url = switch (terms.kind()) {
            case "category" -> addresses.category(term.slug());
            case "tag" -> addresses.tag(term.slug());
            default -> addresses.author(term.slug());
        };
        return new Resolved(terms.kind(), term.id(), term.slug(), url);
    }
}
