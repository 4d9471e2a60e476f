package io.masthead.editorial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.editorial.Worklist.Position;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.MergePatch;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.masthead.staff.Caller;
import io.masthead.taxonomy.Author;
import io.masthead.taxonomy.AuthorRepository;
import io.masthead.taxonomy.Category;
import io.masthead.taxonomy.CategoryRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Articles, for staff.
@Path("/v1/admin/articles")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
@NeedsScope(value = Scopes.ARTICLES_READ, write = Scopes.ARTICLES_WRITE)
@Tag(name = "Articles (staff)", description = "Drafts, and the way to publication and back.")
public class ArticleAdminResource {

    private final EditorialRepository articles;
    private final Saving saving;
    private final ArticleDesk desk;
    private final CategoryRepository categories;
    private final AuthorRepository authors;
    private final Validation validation;
    private final MergePatch mergePatch;
    private final Cursors cursors;
    private final Caller caller;
    private final Shown shown;
    private final Clock clock;

    ArticleAdminResource(
            EditorialRepository articles,
            Saving saving,
            ArticleDesk desk,
            CategoryRepository categories,
            AuthorRepository authors,
            Validation validation,
            MergePatch mergePatch,
            Cursors cursors,
            Caller caller,
            Shown shown,
            Clock clock) {
        this.articles = articles;
        this.saving = saving;
        this.desk = desk;
        this.categories = categories;
        this.authors = authors;
        this.validation = validation;
        this.mergePatch = mergePatch;
        this.cursors = cursors;
        this.caller = caller;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @AlsoAnswers(404)
    @Operation(
            operationId = "listAdminArticles",
            summary = "List articles in the editors' hands",
            description = "In the order of their changes, without the trash. Authors see their own.")
    public AdminArticlePage list(
            @Parameter(
                            description = "Only articles that stand here in their life.",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "draft",
                                                "in-review",
                                                "scheduled",
                                                "published",
                                                "withdrawn",
                                                "killed",
                                                "trashed"
                                            }))
                    @RestQuery
                    String status,
            @Parameter(description = "Only articles with these words in the headline.")
                    @RestQuery
                    @Size(min = 1, max = 200)
                    String q,
            @Parameter(description = "Only articles of just this category (slug or id).") @RestQuery @Size(max = 200)
                    String category,
            @Parameter(description = "Only articles by this author (slug, id or name).")
                    @RestQuery
                    @Size(min = 1, max = 200)
                    String author,
            @Parameter(description = "Only the article with this id in the system it comes from.")
                    @RestQuery
                    @Size(max = 200)
                    String externalId,
            @Parameter(description = "Changed at this moment or later.") @RestQuery Instant updatedSince,
            @Parameter(
                            description = "Latest change first, or last.",
                            schema =
                                    @Schema(
                                            enumeration = {"-updatedAt", "updatedAt"},
                                            defaultValue = "-updatedAt"))
                    @RestQuery
                    @DefaultValue("-updatedAt")
                    String sort,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery @Size(max = 2000)
                    String cursor) {
        Instant now = clock.instant();
        Id inCategory = category == null
                ? null
                : categories.find(category).map(Category::id).orElseThrow(() -> Problem.notFound("category"));
        Id owner = desk.isEditor() ? null : caller.id();
        Worklist list = new Worklist(
                status == null ? null : Status.named(status).orElseThrow(),
                q,
                inCategory,
                author == null ? null : author(author),
                externalId,
                updatedSince,
                owner,
                sort.equals("updatedAt"));
        String name = "admin/articles " + list;
        Position after = cursors.read(name, cursor, at -> new Position(Instant.parse(at.get(0)), Id.of(at.get(1))))
                .orElse(null);
        List<EditorialArticle> found = articles.page(list, after, limit + 1, now);
        List<EditorialArticle> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit
                ? cursors.write(name, page.getLast().updatedAt(), page.getLast().id())
                : null;
        return new AdminArticlePage(
                page.stream()
                        .map(article -> AdminArticleSummary.of(article, now))
                        .toList(),
                new PageInfo(limit, next, null));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readAdminArticle",
            summary = "Read an article in the editors' hands",
            description = "Its current revision, where it stands, and what the caller may do with it now.")
    public AdminArticle read(@Parameter(description = "The article's id.") @RestPath String id) {
        return desk.seen(desk.existing(id), null);
    }

    @POST
    @ResponseStatus(201)
    @NumbersSlug
    @Transactional
    @AlsoAnswers(403)
    @Operation(
            operationId = "createArticle",
            summary = "Begin an article",
            description = "Saves the first revision of a draft. Readers see nothing of it until it is published.")
    public AdminArticle create(
            @Parameter(description = "Whether unknown tags are made, of their names.") @RestQuery @DefaultValue("false")
                    boolean createTags,
            ArticleInput body) {
        ArticleInput input = checked(body, null);
        Instant now = clock.instant();
        EditorialArticle article = new EditorialArticle(Id.next(), caller.id(), now);
        List<String> dropped = saving.save(article, true, input, createTags, caller.id(), now);
        shown.createdAt("/v1/admin/articles/" + article.id());
        return desk.changed(article, dropped);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @AlsoAnswers(403)
    @Operation(
            operationId = "replaceArticle",
            summary = "Write an article anew",
            description = "Saves the next revision. What readers see stays as it is until it is published again.")
    public AdminArticle replace(
            @Parameter(description = "The article's id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            @Parameter(description = "Whether unknown tags are made, of their names.") @RestQuery @DefaultValue("false")
                    boolean createTags,
            ArticleInput body) {
        EditorialArticle article = desk.guarded(id, ifMatch, Actions.SAVE);
        ArticleInput input = checked(body, saving.current(article).input());
        return desk.changed(article, saving.save(article, false, input, createTags, caller.id(), clock.instant()));
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes(MergePatch.TYPE)
    @AlsoAnswers(403)
    @Operation(
            operationId = "patchArticle",
            summary = "Change an article",
            description = "A JSON Merge Patch (RFC 7396) of the current revision, saved as the next one. `bodyHtml` or"
                    + " `bodyMarkdown` takes the place of the body.")
    public AdminArticle patch(
            @Parameter(description = "The article's id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            @Parameter(description = "Whether unknown tags are made, of their names.") @RestQuery @DefaultValue("false")
                    boolean createTags,
            JsonNode patch)
            throws JsonProcessingException {
        EditorialArticle article = desk.guarded(id, ifMatch, Actions.SAVE);
        ArticleInput current = saving.current(article).input();
        boolean anotherForm = patch != null && (patch.has("bodyHtml") || patch.has("bodyMarkdown"));
        ArticleInput target = anotherForm ? current.withoutBody() : current;
        ArticleInput input = checked(mergePatch.apply(target, patch, ArticleInput.class), current);
        return desk.changed(article, saving.save(article, false, input, createTags, caller.id(), clock.instant()));
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "trashArticle",
            summary = "Throw an article away",
            description =
                    "Into the trash, from where `untrash` brings it back as it was. What readers see, or will see, is"
                            + " withdrawn first.")
    public void trash(
            @Parameter(description = "The article's id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        EditorialArticle article = desk.guarded(id, ifMatch, Actions.TRASH);
        article.trash(clock.instant());
        articles.flush();
        shown.version(article.version());
    }

    private Id author(String nameOrSlugOrId) {
        return Optional.ofNullable(authors.find(List.of(nameOrSlugOrId)).get(nameOrSlugOrId))
                .map(Author::id)
                .orElseThrow(() -> Problem.notFound("author"));
    }

    /// @param before what stood there, or `null` for a new article
    private ArticleInput checked(ArticleInput body, ArticleInput before) {
        ArticleInput input = validation.check(body);
        desk.checkEditorsPart(input, before);
        return input;
    }
}
