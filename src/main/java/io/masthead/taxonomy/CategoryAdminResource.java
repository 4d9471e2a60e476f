package io.masthead.taxonomy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.MergePatch;
import io.masthead.shared.paging.PagesById;
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
import java.util.stream.Stream;
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
@NeedsScope(value = Scopes.TAXONOMY_READ, write = Scopes.TAXONOMY_WRITE)
@Tag(name = "Categories (staff)", description = "The tree that articles are sorted into.")
public class CategoryAdminResource {

    private final CategoryRepository categories;
    private final TermRegister register;
    private final Validation validation;
    private final MergePatch mergePatch;
    private final PagesById pages;
    private final Shown shown;
    private final Clock clock;
    private final Event<CategoryMoved> moved;

    CategoryAdminResource(
            CategoryRepository categories,
            TermRegister register,
            Validation validation,
            MergePatch mergePatch,
            PagesById pages,
            Shown shown,
            Clock clock,
            Event<CategoryMoved> moved) {
        this.categories = categories;
        this.register = register;
        this.validation = validation;
        this.mergePatch = mergePatch;
        this.pages = pages;
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
        var page = pages.read(
                "admin/categories",
                limit,
                cursor,
                after -> categories.find("id > ?1 order by id", after),
                Category::id);
        return new AdminCategoryPage(page.map(AdminCategory::of), page.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "readAdminCategory",
            summary = "Read a category",
            description = "One category, with its version as `ETag`.")
    public AdminCategory read(@Parameter(description = "Its id or slug.") @RestPath String id) {
        return answer(register.existing(categories, id));
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
        String slug = register.takeSlug(categories, category, input.slug(), input.name());
        category.revise(slug, input, parent(input, null), clock.instant());
        register.enter(categories, category);
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
        Category category = register.existing(categories, id, ifMatch);
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
        Category category = register.existing(categories, id, ifMatch);
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
        Category category = register.existing(categories, id, ifMatch);
        if (categories.count("parentId", category.id().value()) > 0) {
            throw Problem.conflict("category-has-children", "Move or remove its children first.", List.of());
        }
        register.remove(categories, category);
    }

    private AdminCategory revise(Category category, CategoryInput input) {
        Id parentBefore = category.parent().orElse(null);
        Id parent = parent(input, category.id());
        String slug = register.takeSlug(categories, category, input.slug(), input.name());
        category.revise(slug, input, parent, clock.instant());
        if (Objects.equals(parentBefore, parent)) {
            register.revised(categories, category);
        } else {
            register.revised(categories, category, listsOf(parentBefore, parent));
            moved.fire(new CategoryMoved(category.id(), parentBefore));
        }
        return answer(category);
    }

    /// The lists of these categories and of all above them: they lose or gain the articles of one that moves.
    private List<String> listsOf(Id before, Id after) {
        CategoryTree tree = categories.tree();
        return Stream.of(before, after)
                .filter(Objects::nonNull)
                .flatMap(parent -> tree.path(parent).stream())
                .map(node -> "list:" + node.id())
                .toList();
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

    private AdminCategory answer(Category category) {
        shown.version(category.version());
        return AdminCategory.of(category);
    }
}
