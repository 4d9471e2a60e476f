package io.masthead.shared.trace;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Where a request says which trace it belongs to (W3C Trace Context): in two headers, and in nothing else that calls
/// itself so. What is not well-formed is passed over.
public enum Carrier implements TextMapGetter<HttpServerRequest> {
    /// That of requests to us.
    OF_REQUESTS;

    private static final int LONGEST = 512;

    private static final Map<String, Pattern> WELL_FORMED = Map.of(
            "traceparent", Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}"),
            "tracestate", Pattern.compile("[!-~]++(?:[ \t][!-~]++)*+"));

    /// The names of the headers.
    public static final List<String> HEADERS = List.of("traceparent", "tracestate");

    @Override
    public Iterable<String> keys(HttpServerRequest request) {
        return HEADERS;
    }

    @Override
    public String get(HttpServerRequest request, String header) {
        return WELL_FORMED.containsKey(header) ? wellFormed(header, request.getHeader(header)) : null;
    }

    /// The value of a header, or `null` if that is none.
    static String wellFormed(String header, String value) {
        return value != null
                        && value.length() <= LONGEST
                        && WELL_FORMED.get(header).matcher(value).matches()
                ? value
                : null;
    }
}
