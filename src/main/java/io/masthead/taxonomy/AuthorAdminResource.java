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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Authors, for staff.
@Path("/v1/admin/authors")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.EDITOR, Roles.ADMIN})
@NeedsScope(value = Scopes.TAXONOMY_READ, write = Scopes.TAXONOMY_WRITE)
@Tag(name = "Authors (staff)", description = "Those who write, edit, photograph and translate.")
public class AuthorAdminResource {

    private final AuthorRepository authors;
    private final TermRegister register;
    private final Validation validation;
    private final MergePatch mergePatch;
    private final PagesById pages;
    private final Shown shown;
    private final Clock clock;
    private final Event<PortraitChosen> portraits;

    AuthorAdminResource(
            AuthorRepository authors,
            TermRegister register,
            Validation validation,
            MergePatch mergePatch,
            PagesById pages,
            Shown shown,
            Clock clock,
            Event<PortraitChosen> portraits) {
        this.authors = authors;
        this.register = register;
        this.validation = validation;
        this.mergePatch = mergePatch;
        this.pages = pages;
        this.shown = shown;
        this.clock = clock;
        this.portraits = portraits;
    }

    @GET
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "listAdminAuthors",
            summary = "List authors",
            description = "All authors in the order in which they were entered.")
    public AdminAuthorPage list(
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        var page = pages.read(
                "admin/authors", limit, cursor, after -> authors.find("id > ?1 order by id", after), Author::id);
        return new AdminAuthorPage(page.map(AdminAuthor::of), page.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "readAdminAuthor",
            summary = "Read an author",
            description = "One author, with the version as `ETag`.")
    public AdminAuthor read(@Parameter(description = "The id or slug.") @RestPath String id) {
        return answer(register.existing(authors, id));
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @Operation(
            operationId = "createAuthor",
            summary = "Create an author",
            description = "Adds an author. Without a slug, one is made of the name.")
    public AdminAuthor create(AuthorInput body) {
        AuthorInput input = validation.check(body);
        Author author = new Author(Id.next());
        author.revise(register.takeSlug(authors, author, input.slug(), input.name()), input, clock.instant());
        register.enter(authors, author);
        portraits.fire(new PortraitChosen(author.id(), author.portrait().map(Portrait::mediaId)));
        shown.createdAt("/v1/admin/authors/" + author.id());
        return answer(author);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "replaceAuthor",
            summary = "Replace an author",
            description = "Writes the author anew. Another slug leaves a redirect behind; no article is rewritten.")
    public AdminAuthor replace(
            @Parameter(description = "The id or slug.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            AuthorInput body) {
        Author author = register.existing(authors, id, ifMatch);
        return revise(author, validation.check(body));
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes(MergePatch.TYPE)
    @Operation(
            operationId = "patchAuthor",
            summary = "Change an author",
            description = "A JSON Merge Patch (RFC 7396): what is named changes, `null` removes.")
    public AdminAuthor patch(
            @Parameter(description = "The id or slug.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            JsonNode patch)
            throws JsonProcessingException {
        Author author = register.existing(authors, id, ifMatch);
        AuthorInput current = AdminAuthor.of(author).input();
        return revise(author, validation.check(mergePatch.apply(current, patch, AuthorInput.class)));
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "removeAuthor",
            summary = "Remove an author",
            description = "Only an author whom nothing names.")
    public void remove(
            @Parameter(description = "The id or slug.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        Author author = register.existing(authors, id, ifMatch);
        register.remove(authors, author);
        portraits.fire(new PortraitChosen(author.id(), Optional.empty()));
    }

    private AdminAuthor revise(Author author, AuthorInput input) {
        author.revise(register.takeSlug(authors, author, input.slug(), input.name()), input, clock.instant());
        register.revised(authors, author);
        portraits.fire(new PortraitChosen(author.id(), author.portrait().map(Portrait::mediaId)));
        return answer(author);
    }

    private AdminAuthor answer(Author author) {
        shown.version(author.version());
        return AdminAuthor.of(author);
    }
}
