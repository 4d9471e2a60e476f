package io.masthead.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.IfMatch;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.MergePatch;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.Slice;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// The library of pictures, for staff.
@Path("/v1/admin/media")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.EDITOR, Roles.ADMIN})
@NeedsScope(value = Scopes.MEDIA_READ, write = Scopes.MEDIA_WRITE)
@Tag(name = "Media (staff)", description = "The pictures that articles show.")
public class MediaAdminResource {

    private static final String KIND = "media";
    private static final String OLDEST_FIRST = "createdAt";
    private static final String NEWEST_FIRST = "-createdAt";

    private final MediaRepository media;
    private final MediaLibrary library;
    private final MediaDesk desk;
    private final MediaUse use;
    private final ChangeLog log;
    private final Validation validation;
    private final MergePatch mergePatch;
    private final Cursors cursors;

    MediaAdminResource(
            MediaRepository media,
            MediaLibrary library,
            MediaDesk desk,
            MediaUse use,
            ChangeLog log,
            Validation validation,
            MergePatch mergePatch,
            Cursors cursors) {
        this.media = media;
        this.library = library;
        this.desk = desk;
        this.use = use;
        this.log = log;
        this.validation = validation;
        this.mergePatch = mergePatch;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "listAdminMedia",
            summary = "List pictures",
            description = "The pictures in the order in which they were uploaded, all or those that are asked for.")
    public AdminMediaPage list(
            @Parameter(
                            description = "Text in alt text, caption, credit, licence or file name, whatever the case.",
                            example = "lantern")
                    @RestQuery
                    @Size(max = 200)
                    String q,
            @Parameter(
                            description = "What was uploaded.",
                            schema = @Schema(enumeration = {"image/jpeg", "image/png", "image/webp", "image/gif"}))
                    @RestQuery
                    String type,
            @Parameter(description = "Whether something uses it.") @RestQuery Boolean used,
            @Parameter(description = "The id of who uploaded it.") @RestQuery @Size(max = 200) String uploader,
            @Parameter(description = "Uploaded at this moment or later.") @RestQuery Instant createdFrom,
            @Parameter(description = "Uploaded before this moment.") @RestQuery Instant createdTo,
            @Parameter(
                            description = "How far its files are.",
                            schema =
                                    @Schema(enumeration = {AdminMedia.PROCESSING, AdminMedia.READY, AdminMedia.FAILED}))
                    @RestQuery
                    String state,
            @Parameter(description = "SHA-256 of a file, in hexadecimal: is it here already?")
                    @RestQuery
                    @Size(min = 64, max = 64)
                    String sha256,
            @Parameter(
                            description = "The order.",
                            schema =
                                    @Schema(
                                            enumeration = {OLDEST_FIRST, NEWEST_FIRST},
                                            defaultValue = OLDEST_FIRST))
                    @RestQuery
                    @DefaultValue(OLDEST_FIRST)
                    String sort,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        MediaFilter filter = new MediaFilter(
                q, type, used, id(uploader), createdFrom, createdTo, state, sha256, sort.equals(NEWEST_FIRST));
        Optional<Long> after = cursors.read(filter.name(), cursor, at -> Long.valueOf(at.getFirst()));
        Slice<Id> page =
                Slice.of(media.ids(filter, after, limit), limit, last -> cursors.write(filter.name(), last.value()));
        return new AdminMediaPage(desk.all(media.all(page.data())), page.page());
    }

    private static Id id(String uploader) {
        if (uploader == null) {
            return null;
        }
        return Id.parse(uploader)
                .orElseThrow(() -> Problem.badParameter("uploader", "not-an-id", "An id of 13 characters.", null));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "readAdminMedia",
            summary = "Read a picture",
            description = "One picture, with its version as `ETag`.")
    public AdminMedia read(@Parameter(description = "Its id.") @RestPath String id) {
        return desk.answer(existing(id));
    }

    @GET
    @Path("/{id}/uses")
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "listMediaUses",
            summary = "List what uses a picture",
            description = "Articles, authors and others that show it, and drafts that are to.")
    public AdminMediaUsePage uses(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        Id picture = existing(id).id();
        String list = "admin/media/uses " + picture;
        Optional<AdminMediaUse> after =
                cursors.read(list, cursor, at -> new AdminMediaUse(at.get(0), new Id(Long.parseLong(at.get(1)))));
        Slice<AdminMediaUse> page = Slice.of(
                use.users(picture, after, limit + 1),
                limit,
                last -> cursors.write(list, last.kind(), last.id().value()));
        return new AdminMediaUsePage(page.data(), page.page());
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes(MergePatch.TYPE)
    @Operation(
            operationId = "patchMedia",
            summary = "Change a picture's words or focal point",
            description =
                    "A JSON Merge Patch (RFC 7396): what is named changes, `null` removes. Another focal point has the"
                            + " crops made anew, at new addresses; the old ones are shown until then.")
    @RequestBody(content = @Content(mediaType = MergePatch.TYPE, schema = @Schema(implementation = MediaInput.class)))
    public AdminMedia patch(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            JsonNode patch)
            throws JsonProcessingException {
        Media picture = existing(id);
        IfMatch.check(ifMatch, picture.version());
        FocalPoint before = picture.focalPoint();
        MediaInput current = new MediaInput(
                picture.alt(), picture.caption(), picture.credit(), picture.licence(), picture.focalPoint());
        MediaInput input = validation.check(mergePatch.apply(current, patch, MediaInput.class));
        picture.describe(input);
        media.flush();
        if (!input.focus().equals(before)) {
            library.refocus(picture);
        }
        log.note(Change.of("update", KIND, picture.id(), MediaLibrary.keys(picture)));
        return desk.answer(picture);
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
            throw Problem.conflict(
                    "media-in-use",
                    "This picture is used: /v1/admin/media/" + picture.id() + "/uses says by what. Take it out there"
                            + " first.",
                    List.of());
        }
        library.remove(picture);
    }

    private Media existing(String id) {
        return media.find(id).orElseThrow(() -> Problem.notFound("picture"));
    }
}
