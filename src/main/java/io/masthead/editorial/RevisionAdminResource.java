package io.masthead.editorial;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.article.PublishedVersions;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.Roles;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// The saves of an article, for staff: each for ever as it was.
@Path("/v1/admin/articles/{id}/revisions")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
@Tag(name = "Articles (staff)")
public class RevisionAdminResource {

    private final ArticleDesk desk;
    private final EditorialRepository articles;
    private final Saving saving;
    private final PublishedVersions versions;
    private final Cursors cursors;
    private final ObjectMapper json;
    private final Clock clock;

    RevisionAdminResource(
            ArticleDesk desk,
            EditorialRepository articles,
            Saving saving,
            PublishedVersions versions,
            Cursors cursors,
            ObjectMapper json,
            Clock clock) {
        this.desk = desk;
        this.articles = articles;
        this.saving = saving;
        this.versions = versions;
        this.cursors = cursors;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listRevisions",
            summary = "List the saves of an article",
            description = "Latest first. Old ones may have been purged, never one that readers see.")
    public RevisionPage list(
            @Parameter(description = "The article's id.") @RestPath String id,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery @Size(max = 2000)
                    String cursor) {
        EditorialArticle article = desk.existing(id);
        String name = "admin/articles/" + article.id() + "/revisions";
        int before = cursors.read(name, cursor, at -> Integer.parseInt(at.getFirst()))
                .orElse(Integer.MAX_VALUE);
        List<RevisionFacts> found = articles.revisions(article.id(), before, limit + 1);
        List<RevisionFacts> page = found.size() > limit ? found.subList(0, limit) : found;
        Set<Integer> published = published(article);
        String next = found.size() > limit ? cursors.write(name, page.getLast().number()) : null;
        return new RevisionPage(
                page.stream().map(one -> summary(article, one, published)).toList(), new PageInfo(limit, next, null));
    }

    @GET
    @Path("/{number}")
    @Operation(
            operationId = "readRevision",
            summary = "Read a save of an article",
            description = "The whole article as it was then.")
    public RevisionDetail read(
            @Parameter(description = "The article's id.") @RestPath String id,
            @Parameter(description = "The revision's number.", example = "3") @RestPath String number) {
        EditorialArticle article = desk.existing(id);
        Revision revision = revision(article, number);
        return new RevisionDetail(
                summary(article, revision.facts(), published(article)),
                saving.draft(revision).input());
    }

    @GET
    @Path("/{number}/diff")
    @Operation(
            operationId = "compareRevisions",
            summary = "Compare two saves of an article",
            description =
                    "What the revision says that the other one did not, member by member, the body block by block.")
    public RevisionDiff compare(
            @Parameter(description = "The article's id.") @RestPath String id,
            @Parameter(description = "The revision's number.", example = "3") @RestPath String number,
            @Parameter(description = "The number of the other revision; the one before it if absent.")
                    @RestQuery
                    @Min(1)
                    @Max(Integer.MAX_VALUE)
                    Integer against) {
        EditorialArticle article = desk.existing(id);
        Revision revision = revision(article, number);
        Revision other = against == null
                ? articles.revisions(article.id(), revision.facts().number(), 1).stream()
                        .findFirst()
                        .map(before -> revision(article, Integer.toString(before.number())))
                        .orElse(null)
                : revision(article, Integer.toString(against));
        return new RevisionDiff(
                revision.facts().number(),
                other == null ? null : other.facts().number(),
                Differences.between(
                        other == null
                                ? json.createObjectNode()
                                : json.valueToTree(saving.draft(other).input()),
                        json.valueToTree(saving.draft(revision).input())));
    }

    @POST
    @Path("/{number}/restore")
    @Transactional
    @AlsoAnswers({403, 422})
    @Operation(
            operationId = "restoreRevision",
            summary = "Bring back a save of an article",
            description =
                    "Saves what it said as the next revision; what was saved since stays among the revisions. Nothing"
                            + " changes for readers until it is published. What it names must still be there.")
    public AdminArticle restore(
            @Parameter(description = "The article's id.") @RestPath String id,
            @Parameter(description = "The revision's number.", example = "3") @RestPath String number,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        EditorialArticle article = desk.guarded(id, ifMatch, Actions.SAVE);
        Revision revision = revision(article, number);
        ArticleInput input = saving.draft(revision).input();
        desk.checkEditorsPart(input, saving.current(article).input());
        saving.restore(article, input, revision.facts().number(), desk.caller(), clock.instant());
        return desk.changed(article);
    }

    private Revision revision(EditorialArticle article, String number) {
        return Optional.of(number)
                .filter(text -> text.matches("[1-9][0-9]{0,8}"))
                .flatMap(text -> articles.revision(article.id(), Integer.parseInt(text)))
                .orElseThrow(() -> Problem.notFound("revision"));
    }

    private Set<Integer> published(EditorialArticle article) {
        return versions.of(article.id()).stream()
                .map(PublishedVersions.Version::revision)
                .collect(Collectors.toSet());
    }

    private static RevisionSummary summary(EditorialArticle article, RevisionFacts facts, Set<Integer> published) {
        return RevisionSummary.of(facts, facts.number() == article.revision(), published.contains(facts.number()));
    }
}
