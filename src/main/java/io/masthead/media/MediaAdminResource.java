package io.masthead.media;

import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.IfMatch;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.http.Shown;
import io.masthead.shared.json.MergePatch;
import io.masthead.shared.paging.PagesById;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/// Pictures, for staff.
@Path("/v1/admin/media")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.EDITOR, Roles.ADMIN})
@NeedsScope(value = Scopes.MEDIA_READ, write = Scopes.MEDIA_WRITE)
@Tag(name = "Media (staff)", description = "The pictures that articles show.")
public class MediaAdminResource {

    private static final String KIND = "media";

    private final MediaRepository media;
    private final MediaLibrary library;
    private final MediaUse use;
    private final MediaAddresses addresses;
    private final Upload upload;
    private final ChangeLog log;
    private final Validation validation;
    private final MergePatch mergePatch;
    private final PagesById pages;
    private final Shown shown;

    MediaAdminResource(
            MediaRepository media,
            MediaLibrary library,
            MediaUse use,
            MediaAddresses addresses,
            Upload upload,
            ChangeLog log,
            Validation validation,
            MergePatch mergePatch,
            PagesById pages,
            Shown shown) {
        this.media = media;
        this.library = library;
        this.use = use;
        this.addresses = addresses;
        this.upload = upload;
        this.log = log;
        this.validation = validation;
        this.mergePatch = mergePatch;
        this.pages = pages;
        this.shown = shown;
    }

    @GET
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "listAdminMedia",
            summary = "List pictures",
            description = "All pictures in the order in which they were uploaded.")
    public AdminMediaPage list(
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        var page =
                pages.read("admin/media", limit, cursor, after -> media.find("id > ?1 order by id", after), Media::id);
        String base = addresses.base();
        return new AdminMediaPage(page.map(picture -> AdminMedia.of(picture, base)), page.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "readAdminMedia",
            summary = "Read a picture",
            description = "One picture, with its version as `ETag`.")
    public AdminMedia read(@Parameter(description = "Its id.") @RestPath String id) {
        return answer(existing(id));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "uploadMedia",
            summary = "Upload a picture",
            description =
                    "Send the bytes of a JPEG or PNG picture, at most 25 MiB and 50 megapixels. The bytes decide what"
                            + " it is, not the header. It is turned upright, its metadata are dropped, and its"
                            + " renditions are made before the answer comes. Then write its words with `PATCH`. The"
                            + " same bytes a second time are the same picture.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "201",
            description = "The picture is in the library.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminMedia.class)))
    @APIResponse(
            responseCode = "200",
            description = "The very same picture was here already.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminMedia.class)))
    public RestResponse<AdminMedia> upload(InputStream body) throws IOException {
        MediaLibrary.Added added = upload.receive(body, file -> library.add(file, MediaInput.NOTHING));
        AdminMedia answer = read(added.id().toString());
        if (!added.isNew()) {
            return RestResponse.ok(answer);
        }
        shown.createdAt("/v1/admin/media/" + added.id());
        return RestResponse.status(RestResponse.Status.CREATED, answer);
    }

    @PATCH
    @Path("/{id}")
    @Transactional(rollbackOn = IOException.class)
    @Consumes(MergePatch.TYPE)
    @Operation(
            operationId = "patchMedia",
            summary = "Change a picture's words or focal point",
            description =
                    "A JSON Merge Patch (RFC 7396): what is named changes, `null` removes. Another focal point cuts"
                            + " the crops anew, at new addresses.")
    @RequestBody(content = @Content(mediaType = MergePatch.TYPE, schema = @Schema(implementation = MediaInput.class)))
    public AdminMedia patch(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            JsonNode patch)
            throws IOException {
        Media picture = existing(id);
        IfMatch.check(ifMatch, picture.version());
        MediaInput current = new MediaInput(picture.alt(), picture.caption(), picture.credit(), picture.focalPoint());
        MediaInput input = validation.check(mergePatch.apply(current, patch, MediaInput.class));
        picture.describe(input);
        if (!input.focus().equals(picture.focalPoint())) {
            library.refocus(picture, input.focus());
        }
        media.flush();
        log.note(Change.of("update", KIND, picture.id(), MediaLibrary.keys(picture)));
        return answer(picture);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "removeMedia",
            summary = "Remove a picture",
            description = "Only a picture that nothing uses. Its files go with it.")
    public void remove(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        Media picture = existing(id);
        // Whoever begins to use it now has to wait, and then does not find it.
        media.getEntityManager().lock(picture, LockModeType.PESSIMISTIC_WRITE);
        IfMatch.check(ifMatch, picture.version());
        if (use.isUsed(picture.id())) {
            throw Problem.conflict("media-in-use", "This picture is used. Take it out there first.", List.of());
        }
        library.remove(picture);
    }

    private Media existing(String id) {
        return media.find(id).orElseThrow(() -> Problem.notFound("picture"));
    }

    private AdminMedia answer(Media picture) {
        shown.version(picture.version());
        return AdminMedia.of(picture, addresses.base());
    }
}
