package io.masthead.shared.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.shared.database.SqlMeter;
import io.masthead.shared.paging.Paged;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Turns what a reader's resource returned into bytes with a strong `ETag` of their own, and answers `304` where the
/// client has them already (RFC 9110, sections 8.8.3 and 13.1.2).
@Provider
@ForReaders
@Singleton
public class ReaderAnswers implements ContainerResponseFilter {

    private final ObjectMapper json;
    private final Shown shown;
    private final SqlMeter sql;
    private final RoutingContext context;
    private final Clock clock;

    ReaderAnswers(ObjectMapper json, Shown shown, SqlMeter sql, RoutingContext context, Clock clock) {
        this.json = json;
        this.shown = shown;
        this.sql = sql;
        this.context = context;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean read = HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
        if (!read || response.getStatus() != 200 || !response.hasEntity()) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (shown.isForOneReader()) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
            return;
        }
        Optional<String> link =
                response.getEntity() instanceof Paged list ? Paged.link(list, request.getUriInfo()) : Optional.empty();
        TextAnswer text = response.getEntity() instanceof TextAnswer known ? known : null;
        byte[] identity =
                text == null ? write(response.getEntity()) : text.content().getBytes(StandardCharsets.UTF_8);
        if (Rendered.hand(context, text == null ? null : text.type(), identity, link.orElse(null), shown, sql)) {
            response.setStatus(204);
            response.setEntity(null);
            return;
        }
        link.ifPresent(next -> headers.putSingle(HttpHeaders.LINK, next));
        Representation bytes = Representation.of(identity, request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        headers.putSingle(HttpHeaders.ETAG, bytes.etag());
        headers.putSingle(HttpHeaders.VARY, "Accept-Encoding");
        headers.putSingle(HttpHeaders.CACHE_CONTROL, Lifetime.header(clock.instant(), shown.until()));
        List<String> keys = SurrogateKeys.told(shown.keys());
        if (!keys.isEmpty()) {
            headers.putSingle("Surrogate-Key", String.join(" ", keys));
            headers.putSingle("Cache-Tag", String.join(",", keys));
        }
        if (bytes.matches(request.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(304);
            response.setEntity(null);
            return;
        }
        if (bytes.encoding() != Encoding.IDENTITY) {
            headers.putSingle(HttpHeaders.CONTENT_ENCODING, bytes.encoding().coding());
        }
        if (HttpMethod.HEAD.equals(request.getMethod())) {
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, bytes.content().length);
        }
        response.setEntity(
                bytes.content(), null, text == null ? MediaType.APPLICATION_JSON_TYPE : MediaType.valueOf(text.type()));
    }

    private byte[] write(Object entity) {
        try {
            return json.writeValueAsBytes(entity);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an answer could not be written as JSON", broken);
        }
    }
}
