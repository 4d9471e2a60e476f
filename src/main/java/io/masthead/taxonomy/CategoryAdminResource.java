package io.masthead.taxonomy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.IfMatch;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.MergePatch;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Categories, for staff.
@Path("/v1/admin/categories")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.EDITOR, Roles.ADMIN})
@Tag(name = "Categories (staff)", description = "The tree that articles are sorted into.")
public class CategoryAdminResource {

    private static final String KIND = "category";

    private final CategoryRepository categories;
    private final FormerSlugs formerSlugs;
    private final ChangeLog log;
    private final Validation validation;
    private final MergePatch mergePatch;
    private final Cursors cursors;
    private final Shown shown;
    private final Clock clock;
    private final Event<CategoryMoved> moved;

    CategoryAdminResource(
            CategoryRepository categories,
            FormerSlugs formerSlugs,
            ChangeLog log,
            Validation validation,
            MergePatch mergePatch,
            Cursors cursors,
            Shown shown,
            Clock clock,
            Event<CategoryMoved> moved) {
        this.categories = categories;
        this.formerSlugs = formerSlugs;
        this.log = log;
        this.validation = validation;
        this.mergePatch = mergePatch;
        this.cursors = cursors;
        this.shown = shown;
        this.clock = clock;
        this.moved = moved;
    }

    @GET
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "listAdminCategories",
            summary = "List categories",
            description = "All categories in the order in which they were made.")
    public AdminCategoryPage list(
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        long after = cursors.read("admin/categories", cursor, at -> Long.parseLong(at.getFirst()))
                .orElse(Long.MIN_VALUE);
        List<Category> found =
                categories.find("id > ?1 order by id", after).range(0, limit).list();
        List<Category> data = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit
                ? cursors.write("admin/categories", data.getLast().id().value())
                : null;
        return new AdminCategoryPage(data.stream().map(AdminCategory::of).toList(), new PageInfo(limit, next, null));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "readAdminCategory",
            summary = "Read a category",
            description = "One category, with its version as `ETag`.")
    public AdminCategory read(@Parameter(description = "Its id or slug.") @RestPath String id) {
        return answer(existing(id));
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @Operation(
            operationId = "createCategory",
            summary = "Create a category",
            description = "Adds a category to the tree. Without a slug, one is made of the name.")
    public AdminCategory create(CategoryInput body) {
        CategoryInput input = validation.check(body);
        Category category = new Category(Id.next());
        String slug = slug(input, category);
        category.revise(slug, input, parent(input, null), clock.instant());
        categories.persistAndFlush(category);
        formerSlugs.forget(KIND, slug);
        log.note(Change.of("create", KIND, category.id(), Set.of("categories", "site")));
        shown.createdAt("/v1/admin/categories/" + category.id());
        return answer(category);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "replaceCategory",
            summary = "Replace a category",
            description = "Writes the category anew. Another slug leaves a redirect behind; no article is rewritten.")
    public AdminCategory replace(
            @Parameter(description = "Its id or slug.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            CategoryInput body) {
        categories.lockShape();
        Category category = existing(id);
        IfMatch.check(ifMatch, category.version());
        return revise(category, validation.check(body));
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes(MergePatch.TYPE)
    @Operation(
            operationId = "patchCategory",
            summary = "Change a category",
            description = "A JSON Merge Patch (RFC 7396): what is named changes, `null` removes.")
    public AdminCategory patch(
            @Parameter(description = "Its id or slug.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            JsonNode patch)
            throws JsonProcessingException {
        categories.lockShape();
        Category category = existing(id);
        IfMatch.check(ifMatch, category.version());
        CategoryInput current = AdminCategory.of(category).input();
        return revise(category, validation.check(mergePatch.apply(current, patch, CategoryInput.class)));
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "removeCategory",
            summary = "Remove a category",
            description = "Only a category without children that nothing uses.")
    public void remove(
            @Parameter(description = "Its id or slug.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        Category category = existing(id);
        IfMatch.check(ifMatch, category.version());
        if (categories.count("parentId", category.id().value()) > 0) {
            throw Problem.conflict("category-has-children", "Move or remove its children first.", List.of());
        }
        if (categories.uses(category.id()) > 0) {
            throw Problem.conflict("category-in-use", "Articles use this category. Move them first.", List.of());
        }
        categories.delete(category);
        formerSlugs.removed(KIND, category.id());
        log.note(Change.of("remove", KIND, category.id(), keys(category)));
    }

    private AdminCategory revise(Category category, CategoryInput input) {
        Id parentBefore = category.parent().orElse(null);
        String slugBefore = category.slug();
        Id parent = parent(input, category.id());
        String slug = slug(input, category);
        category.revise(slug, input, parent, clock.instant());
        if (!slug.equals(slugBefore)) {
            formerSlugs.renamed(KIND, slugBefore, slug, category.id());
        }
        categories.flush();
        if (!Objects.equals(parentBefore, parent)) {
            moved.fire(new CategoryMoved(category.id()));
        }
        log.note(Change.of("update", KIND, category.id(), keys(category)));
        return answer(category);
    }

    private Id parent(CategoryInput input, Id self) {
        if (input.parent() == null) {
            return null;
        }
        CategoryTree tree = categories.tree();
        Id parent = tree.find(input.parent())
                .orElseThrow(() -> Problem.invalid("/parent", "unknown-category", "There is no such category."))
                .id();
        if (self != null && tree.isWithin(parent, self)) {
            throw Problem.invalid("/parent", "category-cycle", "A category cannot stand below itself.");
        }
        return parent;
    }

    private String slug(CategoryInput input, Category category) {
        String given = input.slug() == null ? category.slug() : input.slug();
        String slug = Slugs.choose(given, input.name());
        categories.find(slug).filter(other -> !other.id().equals(category.id())).ifPresent(other -> {
            throw Problem.conflict("slug-taken", "Another category has this slug.", List.of());
        });
        return slug;
    }

    private Category existing(String id) {
        return categories.find(id).orElseThrow(() -> Problem.notFound(KIND));
    }

    private AdminCategory answer(Category category) {
        shown.version(category.version());
        return AdminCategory.of(category);
    }

    private static List<String> keys(Category category) {
        return List.of("category:" + category.id(), "list:" + category.id(), "categories", "site");
    }
}
