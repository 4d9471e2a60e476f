package io.masthead.shared.trace;

import io.masthead.shared.database.Statements;
import io.masthead.shared.http.Gate;
import io.masthead.shared.http.PlainPath;
import io.masthead.shared.http.Rendered;
import io.masthead.shared.http.RouteName;
import io.masthead.shared.http.Routes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// A span for each request that something is done for, with one for each SQL statement in it. What the edge answers
/// from memory has none. A span goes on with the trace that the client began (W3C Trace Context), and is told what
/// it was by method, route, status and request id: neither address nor header, for both may hold secrets.
@Singleton
public class Traces {

    /// Whoever waits for a turn is seen to wait.
    private static final int BEHIND_THE_EDGE = 895;

    private static final int FAILED = 500;

    private static final Set<HttpMethod> KNOWN = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private static final long SECONDS_TO_LEAVE = 5;

    private final Routes routes;
    private final Optional<SdkTracerProvider> provider;

    Traces(
            Routes routes,
            @ConfigProperty(name = "masthead.traces") Optional<String> collector,
            @ConfigProperty(name = "masthead.traces-ratio") double ratio,
            @ConfigProperty(name = "masthead.environment") String environment) {
        this.routes = routes;
        provider = collector.map(address -> Collector.open(address, ratio, environment));
    }

    void register(@Observes Filters filters) {
        provider.map(one -> one.get("io.masthead"))
                .ifPresent(tracer -> filters.register(context -> trace(tracer, context), BEHIND_THE_EDGE));
    }

    /// Sends what was not sent yet.
    void stop(@Observes ShutdownEvent end) {
        provider.ifPresent(one -> one.shutdown().join(SECONDS_TO_LEAVE, TimeUnit.SECONDS));
    }

    private void trace(Tracer tracer, RoutingContext context) {
        HttpServerRequest request = context.request();
        String method = KNOWN.contains(request.method()) ? request.method().name() : "_OTHER";
        Context before = W3CTraceContextPropagator.getInstance().extract(Context.root(), request, Carrier.OF_REQUESTS);
        Span span = tracer.spanBuilder(method)
                .setSpanKind(SpanKind.SERVER)
                .setParent(before)
                .setAttribute("http.request.method", method)
                .setAttribute("masthead.request.id", Gate.requestId(context))
                .startSpan();
        if (span.isRecording()) {
            Context own = before.with(span);
            context.put(Statements.class.getName(), (Statements) nanos -> statement(tracer, own, nanos));
            context.addEndHandler(over -> end(span, method, context));
        }
        context.next();
    }

    private static void statement(Tracer tracer, Context parent, long nanos) {
        long now = Clock.getDefault().now();
        tracer.spanBuilder("SQL")
                .setParent(parent)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("db.system.name", "mysql")
                .setStartTimestamp(now - nanos, TimeUnit.NANOSECONDS)
                .startSpan()
                .end(now, TimeUnit.NANOSECONDS);
    }

    private void end(Span span, String method, RoutingContext context) {
        int status = Rendered.handed(context).orElseGet(context.response()::getStatusCode);
        RouteName.of(context)
                .or(() -> routes.template(method, PlainPath.of(context)))
                .ifPresent(route -> {
                    span.updateName(method + " " + route);
                    span.setAttribute("http.route", route);
                });
        if (Rendered.handed(context).isEmpty() && !context.response().ended()) {
            span.setAttribute("error.type", "client-left");
        } else {
            span.setAttribute("http.response.status_code", status);
        }
        if (status >= FAILED) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
