package io.masthead.media;

import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Has the files of all pictures made anew, for staff.
@Path("/v1/admin/media/renditions")
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(value = Scopes.MEDIA_READ, write = Scopes.MEDIA_WRITE)
@Tag(name = "Media (staff)", description = "The pictures that articles show.")
public class RenditionsAdminResource {

    private final MediaWork work;
    private final MediaLibrary library;
    private final Developing developing;
    private final CurrentSizes sizes;

    RenditionsAdminResource(MediaWork work, MediaLibrary library, Developing developing, CurrentSizes sizes) {
        this.work = work;
        this.library = library;
        this.developing = developing;
        this.sizes = sizes;
    }

    @GET
    @Operation(
            operationId = "readRenditions",
            summary = "Read how far renditions are",
            description = "How many pictures have files of today's sizes, and how many are being made.")
    public RenditionProgress read() {
        return work.progress(ContentAddress.recipe(sizes.set()));
    }

    @POST
    @Transactional
    @ResponseStatus(202)
    @Operation(
            operationId = "remakeRenditions",
            summary = "Make renditions anew",
            description =
                    "For another set of sizes: every picture whose files are not of the sizes that are set today gets"
                            + " new ones in the background, at new addresses, from what was uploaded; those that had"
                            + " failed are tried again. Read this address to see how far it is.")
    public RenditionProgress remake() {
        String recipe = ContentAddress.recipe(sizes.set());
        work.wishAll(recipe);
        library.afterCommit(developing::poke);
        return work.progress(recipe);
    }
}
