package io.masthead.page;

import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.editorial.EditorialRepository;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.IfMatch;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.masthead.taxonomy.Category;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.TermUse;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/// What stands on top of the home page and of categories' pages, for staff.
@Path("/v1/admin/fronts/{front}")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.EDITOR, Roles.ADMIN})
@Tag(name = "Fronts (staff)", description = "What stands on top of the home page and of categories' pages, in order.")
public class FrontAdminResource {

    private static final String USED_BY = "front";
    private static final int IN_A_SECTION = 6;

    private final FrontRepository fronts;
    private final CategoryRepository categories;
    private final EditorialRepository articles;
    private final TermUse termUse;
    private final ChangeLog log;
    private final Validation validation;
    private final Shown shown;

    FrontAdminResource(
            FrontRepository fronts,
            CategoryRepository categories,
            EditorialRepository articles,
            TermUse termUse,
            ChangeLog log,
            Validation validation,
            Shown shown) {
        this.fronts = fronts;
        this.categories = categories;
        this.articles = articles;
        this.termUse = termUse;
        this.log = log;
        this.validation = validation;
        this.shown = shown;
    }

    @GET
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "readFront",
            summary = "Read what stands on top of a page",
            description = "Nothing at all where nobody has chosen anything yet.")
    public AdminFront read(
            @Parameter(description = "`home`, or a category's id or slug.", example = "home") @RestPath String front) {
        Optional<Front> row = fronts.find(id(front));
        shown.version(row.map(Front::version).orElse(0));
        return AdminFront.of(row.map(found -> fronts.read(found.document())).orElse(FrontInput.NOTHING));
    }

    @PUT
    @Transactional
    @Operation(
            operationId = "replaceFront",
            summary = "Choose what stands on top of a page",
            description = "Writes the whole front anew. What expires or is withdrawn vanishes from the page by itself.")
    public AdminFront replace(
            @Parameter(description = "`home`, or a category's id or slug.", example = "home") @RestPath String front,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            FrontInput body) {
        Id id = id(front);
        Front row = fronts.row(id);
        IfMatch.check(ifMatch, row.version());
        FrontInput input = validation.check(body).whole();
        checkItems(input.items());
        List<Id> chosen = categories(id, input.sections());
        List<FrontSection> sections = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            Integer limit = input.sections().get(i).limit();
            sections.add(new FrontSection(chosen.get(i).toString(), limit == null ? IN_A_SECTION : limit));
        }
        FrontInput written = new FrontInput(input.items(), sections);
        row.revise(fronts.write(written));
        termUse.use(USED_BY, id, chosen);
        log.note(Change.of("update", USED_BY, id, List.of(Front.key(id))));
        fronts.flush();
        shown.version(row.version());
        return AdminFront.of(written);
    }

    private Id id(String front) {
        return front.equals("home")
                ? Front.HOME
                : categories.find(front).map(Category::id).orElseThrow(() -> Problem.notFound("front"));
    }

    private void checkItems(List<FrontItem> items) {
        List<Id> wanted = items.stream().map(FrontItem::articleId).toList();
        Set<Id> known = articles.existing(wanted);
        Set<Id> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Id id = wanted.get(i);
            String pointer = "/items/" + i + "/articleId";
            if (!known.contains(id)) {
                throw Problem.invalid(pointer, "unknown-article", "There is no such article.");
            }
            if (!seen.add(id)) {
                throw Problem.invalid(pointer, "repeated", "Name each article once.");
            }
        }
    }

    private List<Id> categories(Id front, List<FrontSection> sections) {
        if (!front.equals(Front.HOME) && !sections.isEmpty()) {
            throw Problem.invalid("/sections", "home-only", "Only the home page has sections.");
        }
        List<Id> found = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            String pointer = "/sections/" + i + "/category";
            Id id = categories
                    .find(sections.get(i).category())
                    .map(Category::id)
                    .orElseThrow(() -> Problem.invalid(pointer, "unknown-category", "There is no such category."));
            if (found.contains(id)) {
                throw Problem.invalid(pointer, "repeated", "Name each category once.");
            }
            found.add(id);
        }
        return found;
    }
}
