package io.masthead.shared.http;

import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;

/// How a request that no resource answers is called in metrics. Without a name each address would be a series of its
/// own.
public final class RouteName {

    private RouteName() {}

    /// Names the request.
    ///
    /// @param name one of few, such as `/v1/articles/{slugOrId}/views`
    public static void set(RoutingContext context, String name) {
        if (context.request() instanceof HttpServerRequestInternal request
                && request.metric() instanceof HttpRequestMetric metric) {
            metric.setTemplatePath(name);
        }
    }
}
