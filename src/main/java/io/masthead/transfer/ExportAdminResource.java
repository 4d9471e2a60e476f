package io.masthead.transfer;

import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Moving out, for staff.
@Path("/v1/admin/export")
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(Scopes.TRANSFER_READ)
@Tag(name = "Moving (staff)", description = "Moving in from elsewhere, and out.")
public class ExportAdminResource {

    static final String NDJSON = "application/x-ndjson";
    static final String ZIP = "application/zip";

    private final Archive archive;

    ExportAdminResource(Archive archive) {
        this.archive = archive;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "exportEverything",
            summary = "Write everything down",
            description =
                    "Streams articles with all revisions, categories, tags, authors, redirects, links, slots, fronts,"
                            + " settings and accounts as they stand at one moment, a row a line, in the form of"
                            + " `ImportRecord`. Taken in by an empty installation, it makes the same newspaper with"
                            + " the same ids, slugs and dates. Pictures are named; with `media=zip` their files come along:"
                            + " a ZIP with the lines in `masthead.ndjson` and each picture as it was uploaded in"
                            + " `media/`, named by its SHA-256. Passwords, tokens, partners' keys, webhooks and logs"
                            + " are not in it.")
    @APIResponse(
            responseCode = "200",
            description = "The archive, one `ImportRecord` a line.",
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(implementation = ImportRecord.class)),
                @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public ExportFile export(
            @Parameter(
                            description = "Whether pictures are only named, or their files come along.",
                            schema = @Schema(enumeration = {"reference", "zip"}))
                    @RestQuery
                    @DefaultValue("reference")
                    String media) {
        return media.equals("zip")
                ? new ExportFile("masthead.zip", ZIP, archive::writeWithPictures)
                : new ExportFile("masthead.ndjson", NDJSON, archive::write);
    }
}
