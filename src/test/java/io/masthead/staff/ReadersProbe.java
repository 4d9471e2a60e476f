package io.masthead.staff;

import io.masthead.shared.http.ForReaders;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// An endpoint of the readers' area, made like all of them, for tests only.
@Path("/v1/probe")
@ForReaders
@RunOnVirtualThread
@PermitAll
public class ReadersProbe {

    @GET
    @Operation(hidden = true)
    public Map<String, String> read() {
        return Map.of("hello", "reader");
    }
}
