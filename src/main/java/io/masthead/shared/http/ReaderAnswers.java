package io.masthead.shared.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.shared.paging.Paged;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;

/// Turns what a reader's resource returned into bytes with a strong `ETag` of their own, and answers `304` where the
/// client has them already (RFC 9110, sections 8.8.3 and 13.1.2).
@Provider
@ForReaders
@Singleton
public class ReaderAnswers implements ContainerResponseFilter {

    private final ObjectMapper json;
    private final Shown shown;
    private final Clock clock;

    ReaderAnswers(ObjectMapper json, Shown shown, Clock clock) {
        this.json = json;
        this.shown = shown;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean read = HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
        if (!read || response.getStatus() != 200 || !response.hasEntity()) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (response.getEntity() instanceof Paged list) {
            Paged.link(list, request.getUriInfo()).ifPresent(link -> headers.putSingle(HttpHeaders.LINK, link));
        }
        Representation bytes =
                Representation.of(write(response.getEntity()), request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        headers.putSingle(HttpHeaders.ETAG, bytes.etag());
        headers.putSingle(HttpHeaders.VARY, "Accept-Encoding");
        headers.putSingle(HttpHeaders.CACHE_CONTROL, Lifetime.header(clock.instant(), shown.until()));
        if (!shown.keys().isEmpty()) {
            headers.putSingle("Surrogate-Key", String.join(" ", shown.keys()));
            headers.putSingle("Cache-Tag", String.join(",", shown.keys()));
        }
        if (bytes.matches(request.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(304);
            response.setEntity(null);
            return;
        }
        if (bytes.encoding() != null) {
            headers.putSingle(HttpHeaders.CONTENT_ENCODING, bytes.encoding());
        }
        if (HttpMethod.HEAD.equals(request.getMethod())) {
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, bytes.content().length);
        }
        response.setEntity(bytes.content(), null, MediaType.APPLICATION_JSON_TYPE);
    }

    private byte[] write(Object entity) {
        try {
            return json.writeValueAsBytes(entity);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an answer could not be written as JSON", broken);
        }
    }
}
