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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Tags, for staff.
@Path("/v1/admin/tags")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.EDITOR, Roles.ADMIN})
@NeedsScope(value = Scopes.TAXONOMY_READ, write = Scopes.TAXONOMY_WRITE)
@org.eclipse.microprofile.openapi.annotations.tags.Tag(
        name = "Tags (staff)",
        description = "The words that articles of any category share.")
public class TagAdminResource {

    private final TagRepository tags;
    private final TermRegister register;
    private final Validation validation;
    private final MergePatch mergePatch;
    private final PagesById pages;
    private final Shown shown;
    private final Clock clock;

    TagAdminResource(
            TagRepository tags,
            TermRegister register,
            Validation validation,
            MergePatch mergePatch,
            PagesById pages,
            Shown shown,
            Clock clock) {
        this.tags = tags;
        this.register = register;
        this.validation = validation;
        this.mergePatch = mergePatch;
        this.pages = pages;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "listAdminTags",
            summary = "List tags",
            description = "All tags in the order in which they were made.")
    public AdminTagPage list(
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        var page = pages.read("admin/tags", limit, cursor, after -> tags.find("id > ?1 order by id", after), Tag::id);
        return new AdminTagPage(page.map(AdminTag::of), page.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "readAdminTag",
            summary = "Read a tag",
            description = "One tag, with its version as `ETag`.")
    public AdminTag read(@Parameter(description = "Its id or slug.") @RestPath String id) {
        return answer(register.existing(tags, id));
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @Operation(
            operationId = "createTag",
            summary = "Create a tag",
            description = "Adds a tag. Without a slug, one is made of the name.")
    public AdminTag create(TagInput body) {
        TagInput input = validation.check(body);
        Tag tag = new Tag(Id.next());
        tag.name(register.takeSlug(tags, tag, input.slug(), input.name()), input.name(), clock.instant());
        register.enter(tags, tag);
        shown.createdAt("/v1/admin/tags/" + tag.id());
        return answer(tag);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "replaceTag",
            summary = "Replace a tag",
            description = "Writes the tag anew. Another slug leaves a redirect behind; no article is rewritten.")
    public AdminTag replace(
            @Parameter(description = "Its id or slug.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            TagInput body) {
        Tag tag = register.existing(tags, id, ifMatch);
        return revise(tag, validation.check(body));
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes(MergePatch.TYPE)
    @Operation(
            operationId = "patchTag",
            summary = "Change a tag",
            description = "A JSON Merge Patch (RFC 7396): what is named changes, `null` removes.")
    public AdminTag patch(
            @Parameter(description = "Its id or slug.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            JsonNode patch)
            throws JsonProcessingException {
        Tag tag = register.existing(tags, id, ifMatch);
        TagInput current = AdminTag.of(tag).input();
        return revise(tag, validation.check(mergePatch.apply(current, patch, TagInput.class)));
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "removeTag", summary = "Remove a tag", description = "Only a tag that nothing uses.")
    public void remove(
            @Parameter(description = "Its id or slug.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        Tag tag = register.existing(tags, id, ifMatch);
        register.remove(tags, tag);
    }

    private AdminTag revise(Tag tag, TagInput input) {
        tag.name(register.takeSlug(tags, tag, input.slug(), input.name()), input.name(), clock.instant());
        register.revised(tags, tag);
        return answer(tag);
    }

    private AdminTag answer(Tag tag) {
        shown.version(tag.version());
        return AdminTag.of(tag);
    }
}
