package io.masthead.shared.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Cross-origin rules. Readers: the constant `*`, never an echo. Staff: the configured origins only. Partners: none.
@Singleton
public class Cors {

    private static final CharSequence ALLOW_ORIGIN = HttpHeaders.createOptimized("Access-Control-Allow-Origin");
    private static final CharSequence ANYBODY = HttpHeaders.createOptimized("*");
    private static final CharSequence EXPOSE = HttpHeaders.createOptimized("Access-Control-Expose-Headers");
    private static final CharSequence EXPOSED =
            HttpHeaders.createOptimized("ETag, Link, Location, Retry-After, Date, Age, X-Request-Id, Server-Timing");

    private final List<String> adminOrigins;

    Cors(@ConfigProperty(name = "masthead.admin-origins") Optional<String> origins) {
        adminOrigins = Arrays.stream(origins.orElse("").split(","))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .toList();
    }

    static boolean isPreflight(HttpServerRequest request) {
        return request.getHeader("Origin") != null && request.getHeader("Access-Control-Request-Method") != null;
    }

    void apply(RoutingContext context) {
        String path = PlainPath.of(context);
        HttpServerResponse response = context.response();
        if (path.startsWith("/v1/admin")) {
            admin(context.request(), response);
        } else if (!path.startsWith("/v1/syndication")) {
            readers(context.request(), response);
        }
    }

    private static void readers(HttpServerRequest request, HttpServerResponse response) {
        response.putHeader(ALLOW_ORIGIN, ANYBODY);
        if (isPreflight(request)) {
            response.putHeader("Access-Control-Allow-Methods", "GET, HEAD, POST")
                    .putHeader("Access-Control-Allow-Headers", "If-None-Match, Content-Type, traceparent")
                    .putHeader("Access-Control-Max-Age", "86400");
        } else {
            response.putHeader(EXPOSE, EXPOSED);
        }
    }

    private void admin(HttpServerRequest request, HttpServerResponse response) {
        String origin = request.getHeader("Origin");
        response.putHeader("Vary", "Origin");
        if (origin == null || !adminOrigins.contains(origin)) {
            return;
        }
        response.putHeader("Access-Control-Allow-Origin", origin);
        if (isPreflight(request)) {
            response.putHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE")
                    .putHeader(
                            "Access-Control-Allow-Headers",
                            "Authorization, If-Match, If-None-Match, Idempotency-Key, Content-Type, traceparent")
                    .putHeader("Access-Control-Max-Age", "86400");
        } else {
            response.putHeader(
                    "Access-Control-Expose-Headers", "ETag, Link, Location, Retry-After, X-Request-Id, Server-Timing");
        }
    }
}
