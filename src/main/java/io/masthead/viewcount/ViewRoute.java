package io.masthead.viewcount;

import io.masthead.shared.http.PathSegment;
import io.masthead.shared.http.ProblemWriter;
import io.masthead.shared.http.RouteName;
import io.masthead.shared.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// The short way for the view that says nothing but that it happened, which nearly all do: without a body there is
/// nothing to read. Everything else, and every problem but one, is left to [ArticleViewsResource].
@Singleton
public class ViewRoute {

    private static final String BEFORE = "/v1/articles/";
    private static final String AFTER = "/views";

    /// A reader needs no name, and the framework's search for one costs more than the rest.
    private static final int BEFORE_AUTHENTICATION = 790;

    private final ViewCounting counting;
    private final ProblemWriter problems;

    ViewRoute(ViewCounting counting, ProblemWriter problems) {
        this.counting = counting;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::count, BEFORE_AUTHENTICATION);
    }

    private void count(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String slugOrId = request.method() == HttpMethod.POST ? slugOrId(request.uri()) : null;
        if (slugOrId == null || hasBody(request)) {
            routing.next();
            return;
        }
        RouteName.set(routing, "/v1/articles/{slugOrId}/views");
        Context loop = Vertx.currentContext();
        counting.count(slugOrId, ViewInput.NOTHING, request.getHeader("User-Agent"))
                .whenComplete((counted, failed) -> loop.runOnContext(then -> answer(routing, failed)));
    }

    /// Only what was not found goes on to the resource: anything else might have been counted, and must not be a second
    /// time.
    private void answer(RoutingContext routing, Throwable failed) {
        Throwable cause = failed == null || failed.getCause() == null ? failed : failed.getCause();
        if (cause == null) {
            routing.response()
                    .setStatusCode(204)
                    .putHeader("Cache-Control", "no-store")
                    .end();
        } else if (!(cause instanceof Problem problem)) {
            routing.fail(cause);
        } else if (problem.status() == 404) {
            routing.next();
        } else {
            problems.write(routing, problem);
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        if (length != null) {
            return !length.equals("0");
        }
        // A body in HTTP/2 need not announce itself.
        return request.version() == HttpVersion.HTTP_2 || request.getHeader("Transfer-Encoding") != null;
    }

    /// The segment between; nothing if the address is another one, or has a query.
    private static String slugOrId(String uri) {
        if (!uri.startsWith(BEFORE) || !uri.endsWith(AFTER) || uri.length() <= BEFORE.length() + AFTER.length()) {
            return null;
        }
        String segment = uri.substring(BEFORE.length(), uri.length() - AFTER.length());
        return segment.indexOf('/') >= 0 || segment.indexOf('?') >= 0 ? null : PathSegment.decode(segment);
    }
}
