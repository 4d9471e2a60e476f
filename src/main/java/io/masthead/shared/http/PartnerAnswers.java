package io.masthead.shared.http;

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
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Optional;

/// Gives answers for partners their headers: private, different for each key, with a strong `ETag` of their bytes, and
/// `304` where the partner has them already (RFC 9110, sections 8.8.3 and 13.1.2).
@Provider
@ForPartners
@Singleton
public class PartnerAnswers implements ContainerResponseFilter {

    /// Kept by the partner alone, and asked for again each time: a key that was revoked shows nothing any more.
    public static final String CACHE_CONTROL = "private, no-cache";

    /// Each key has its own answers.
    public static final String VARY = "X-Api-Key, Accept-Encoding";

    private final ObjectMapper json;
    private final Shown shown;
    private final SqlMeter sql;
    private final RoutingContext context;

    PartnerAnswers(ObjectMapper json, Shown shown, SqlMeter sql, RoutingContext context) {
        this.json = json;
        this.shown = shown;
        this.sql = sql;
        this.context = context;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        var headers = response.getHeaders();
        boolean read = HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
        headers.putSingle(HttpHeaders.VARY, read ? VARY : "X-Api-Key");
        if (!read || response.getStatus() != 200 || !response.hasEntity()) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
            shown.location().ifPresent(path -> headers.putSingle(HttpHeaders.LOCATION, path));
            version(response);
            return;
        }
        if (shown.etag().isPresent()) {
            // What a partner writes has its version for If-Match.
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
            version(response);
            return;
        }
        headers.putSingle(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
        Optional<String> link =
                response.getEntity() instanceof Paged list ? Paged.link(list, request.getUriInfo()) : Optional.empty();
        WrittenOnce written = WrittenOnce.of(context);
        byte[] identity = written.identity(json, response.getEntity());
        if (Rendered.hand(context, null, identity, link.orElse(null), shown, sql)) {
            response.setStatus(204);
            response.setEntity(null);
            return;
        }
        link.ifPresent(next -> headers.putSingle(HttpHeaders.LINK, next));
        Representation bytes = written.as(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        headers.putSingle(HttpHeaders.ETAG, bytes.etag());
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
        response.setEntity(bytes.content(), null, MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"));
    }

    private void version(ContainerResponseContext response) {
        if (response.getStatus() < 300) {
            shown.etag().ifPresent(tag -> response.getHeaders().putSingle(HttpHeaders.ETAG, tag));
        }
    }
}
