package io.masthead.media;

import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.Gate;
import io.masthead.shared.http.IfMatch;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.masthead.shared.text.CleanText;
import io.masthead.staff.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/// Brings the bytes of pictures, for staff.
@Path(MediaUploadAdminResource.PATH)
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
@NeedsScope(value = Scopes.MEDIA_READ, write = Scopes.MEDIA_WRITE)
@Tag(name = "Media (staff)", description = "The pictures that articles show.")
public class MediaUploadAdminResource {

    static final String PATH = "/v1/admin/media";

    private static final int LONGEST_NAME = 255;

    private final MediaRepository media;
    private final MediaLibrary library;
    private final MediaDesk desk;
    private final Upload upload;
    private final Validation validation;
    private final Caller caller;
    private final Shown shown;

    MediaUploadAdminResource(
            MediaRepository media,
            MediaLibrary library,
            MediaDesk desk,
            Upload upload,
            Validation validation,
            Caller caller,
            Shown shown) {
        this.media = media;
        this.library = library;
        this.desk = desk;
        this.upload = upload;
        this.validation = validation;
        this.caller = caller;
        this.shown = shown;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "uploadMedia",
            summary = "Upload a picture",
            description =
                    "Send the bytes of a JPEG, PNG, WebP or GIF picture as the body, or a form with the picture in the"
                            + " field `file` and its words beside it; at most 25 MiB and 50 megapixels. The bytes decide"
                            + " what it is, not header or name. The picture is checked to its end before the answer"
                            + " comes; its renditions are made after that: read it again until `state` is `ready`. It"
                            + " is turned upright and brought to sRGB, and its metadata are dropped; words that it"
                            + " carries (IPTC, XMP) are taken over where none are given. Of a moving GIF the renditions"
                            + " show the first frame, and `original.gif` all. The same bytes a second time are the same"
                            + " picture.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/webp", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/gif", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(implementation = MediaForm.class))
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
        return answer(upload.receive(body, file -> library.take(file, null, MediaInput.NOTHING, caller.id())));
    }

    /// The same with a form; the framework has written it to disk part by part.
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "uploadMedia", hidden = true)
    public RestResponse<AdminMedia> uploadForm(
            @RestForm("file") FileUpload file,
            @RestForm String alt,
            @RestForm String caption,
            @RestForm String credit,
            @RestForm String licence)
            throws IOException {
        if (file == null) {
            throw Problem.invalid("/file", "missing", "The form needs a picture in the field `file`.");
        }
        if (file.size() > Gate.LARGEST_PICTURE) {
            throw Gate.tooLarge(Gate.LARGEST_PICTURE);
        }
        MediaInput words = validation.check(new MediaInput(alt, caption, credit, licence, null));
        return answer(library.take(file.uploadedFile(), name(file.fileName()), words, caller.id()));
    }

    @PUT
    @Path("/{id}/file")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @AlsoAnswers({413, 415, 422})
    @Operation(
            operationId = "replaceMediaFile",
            summary = "Replace a picture's bytes",
            description =
                    "Send the bytes as for an upload. Whatever uses the picture goes on using it; its words and focal"
                            + " point stay. Readers see the old files until the new ones are made. Bytes that another"
                            + " picture has are `409 media-duplicate`.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/webp", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/gif", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public AdminMedia replaceFile(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            InputStream body)
            throws IOException {
        Media picture = media.find(id).orElseThrow(() -> Problem.notFound("picture"));
        IfMatch.check(ifMatch, picture.version());
        Id known = picture.id();
        media.getEntityManager().clear();
        upload.receive(body, file -> {
            library.replace(known, file, null, locked -> IfMatch.check(ifMatch, locked.version() - 1));
            return true;
        });
        return desk.answer(media.findById(known.value()));
    }

    private RestResponse<AdminMedia> answer(MediaLibrary.Added added) {
        AdminMedia answer = desk.answer(media.findById(added.id().value()));
        if (!added.isNew()) {
            return RestResponse.ok(answer);
        }
        shown.createdAt(PATH + "/" + added.id());
        return RestResponse.status(RestResponse.Status.CREATED, answer);
    }

    /// What stands behind the last slash of either kind. It is shown, and never names a file here.
    private static String name(String given) {
        if (given == null) {
            return null;
        }
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = CleanText.line(last);
        if (clean == null || clean.isBlank()) {
            return null;
        }
        return clean.length() <= LONGEST_NAME ? clean : clean.substring(clean.length() - LONGEST_NAME);
    }
}
