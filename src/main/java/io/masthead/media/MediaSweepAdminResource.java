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

/// The sweep that compares files and pictures, for staff.
@Path("/v1/admin/media/sweep")
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(value = Scopes.MEDIA_READ, write = Scopes.MEDIA_WRITE)
@Tag(name = "Media (staff)", description = "The pictures that articles show.")
public class MediaSweepAdminResource {

    private final MediaSweep sweep;
    private final MediaLibrary library;

    MediaSweepAdminResource(MediaSweep sweep, MediaLibrary library) {
        this.sweep = sweep;
        this.library = library;
    }

    @GET
    @Operation(
            operationId = "readMediaSweep",
            summary = "Read what the last sweep found",
            description = "Files that no picture knew, which it removed, and pictures whose files are gone.")
    public MediaSweepReport read() {
        return sweep.last();
    }

    @POST
    @Transactional
    @ResponseStatus(202)
    @Operation(
            operationId = "sweepMedia",
            summary = "Sweep now",
            description =
                    "One runs once a day by itself. This one begins at once, in the background; read this address for"
                            + " what it found. The answer is what the one before found.")
    public MediaSweepReport begin() {
        sweep.ask();
        library.afterCommit(() -> Thread.startVirtualThread(sweep::look));
        return sweep.last();
    }
}
