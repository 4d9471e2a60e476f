package io.masthead.shared.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumMap;
import java.util.Map;

/// An answer that many requests get: it is written, tagged and compressed once for all of them.
public final class WrittenOnce {

    private static final String NAME = WrittenOnce.class.getName();

    private final Map<Encoding, Representation> forms = new EnumMap<>(Encoding.class);
    private byte[] identity;

    /// Makes it the answer to one more request.
    public void into(RoutingContext request) {
        request.put(NAME, this);
    }

    /// That of a request; one of its own if it shares none.
    static WrittenOnce of(RoutingContext request) {
        WrittenOnce shared = request.get(NAME);
        return shared == null ? new WrittenOnce() : shared;
    }

    /// Its bytes; whoever comes first has them written.
    synchronized byte[] identity(ObjectMapper json, Object content) throws JsonProcessingException {
        if (identity == null) {
            identity = json.writeValueAsBytes(content);
        }
        return identity;
    }

    /// Those bytes in the coding that `Accept-Encoding` asks for.
    synchronized Representation as(String acceptEncoding) {
        return forms.computeIfAbsent(
                Representation.encoding(identity, acceptEncoding), one -> Representation.of(identity, one));
    }
}
