package io.masthead.shared.http;

import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// How a request that no resource answers is called in metrics and traces. Without a name each address would be a
/// series of its own.
public final class RouteName {

    private static final String NAME = RouteName.class.getName();

    private RouteName() {}

    /// The name of a request that no resource answers, if it has one by now.
    public static Optional<String> of(RoutingContext context) {
        return Optional.ofNullable(context.get(NAME));
    }

    /// Names a request that no resource answers.
    ///
    /// @param name one of few, such as `/v1/articles/{slugOrId}/views`
    public static void set(RoutingContext context, String name) {
        context.put(NAME, name);
        if (context.request() instanceof HttpServerRequestInternal request
                && request.metric() instanceof HttpRequestMetric metric) {
            metric.setTemplatePath(name);
        }
    }
}
