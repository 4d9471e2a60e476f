package io.masthead.shared.http;

import io.masthead.shared.paging.Paged;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/// Gives answers for staff their headers: private, never stored, the version as `ETag`, `Location` of what was created.
@Provider
@ForStaff
@Singleton
public class StaffAnswers implements ContainerResponseFilter {

    private final Shown shown;

    StaffAnswers(Shown shown) {
        this.shown = shown;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
        if (response.getStatus() >= 300) {
            return;
        }
        shown.etag().ifPresent(tag -> headers.putSingle(HttpHeaders.ETAG, tag));
        shown.location().ifPresent(path -> headers.putSingle(HttpHeaders.LOCATION, path));
        if (response.getEntity() instanceof Paged list) {
            Paged.link(list, request.getUriInfo()).ifPresent(link -> headers.putSingle(HttpHeaders.LINK, link));
        }
    }
}
