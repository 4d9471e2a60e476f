package io.masthead.shared.trace;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.http.HttpServerRequest;

/// Where a request says which trace it belongs to.
enum Carrier implements TextMapGetter<HttpServerRequest> {
    OF_REQUESTS;

    @Override
    public Iterable<String> keys(HttpServerRequest request) {
        return request.headers().names();
    }

    @Override
    public String get(HttpServerRequest request, String header) {
        return request == null ? null : request.getHeader(header);
    }
}
