package io.masthead.shared.openapi;

import io.masthead.shared.problem.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/// Documentation for people: guides first, the reference below `/docs/reference`.
@Path("/docs")
@PermitAll
@Produces("text/html;charset=UTF-8")
public class GuidesResource {

    private final Guides guides;

    GuidesResource(Guides guides) {
        this.guides = guides;
    }

    /// The page that leads to all others.
    @GET
    @Operation(hidden = true)
    public String contents() {
        return read("");
    }

    /// One guide.
    ///
    /// @throws Problem 404 if there is none of this name
    @GET
    @Path("/{guide}")
    @Operation(hidden = true)
    public String read(@RestPath String guide) {
        return guides.page(guide).orElseThrow(() -> Problem.notFound("guide"));
    }
}
