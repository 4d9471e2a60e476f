package io.masthead.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A collector of traces, for a whole test run: what Masthead tells about its requests (OTLP over HTTP). It remembers
/// the latest.
public final class TraceCollector implements AutoCloseable {

    /// A span that came.
    ///
    /// @param parent the id of the span above it, empty if there is none
    /// @param attributes its own, as text
    /// @param text all that it says
    public record Seen(
            String trace, String id, String parent, String name, Map<String, String> attributes, String text) {}

    private static final int LATEST = 10_000;
    private static final long PATIENCE_MILLIS = 10_000;

    private final HttpServer server;
    private final ConcurrentLinkedDeque<Seen> seen = new ConcurrentLinkedDeque<>();

    /// Opens it on this machine.
    public TraceCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The latest spans.
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /// Waits for a span.
    ///
    /// @return the first such, unless none came within ten seconds
    public Optional<Seen> await(Predicate<Seen> wanted) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        Optional<Seen> found = seen.stream().filter(wanted).findFirst();
        while (found.isEmpty() && System.currentTimeMillis() < end) {
            Thread.sleep(50);
            found = seen.stream().filter(wanted).findFirst();
        }
        return found;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var sent = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            sent.getResourceSpansList().forEach(this::note);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void note(ResourceSpans sent) {
        String resource = sent.getResource().toString();
        sent.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> seen(span, resource))
                .forEach(span -> {
                    LogWatch.read("a span", span.text());
                    seen.add(span);
                });
        while (seen.size() > LATEST) {
            seen.poll();
        }
    }

    private static Seen seen(Span span, String resource) {
        HexFormat hex = HexFormat.of();
        return new Seen(
                hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()),
                span.getName(),
                span.getAttributesList().stream().collect(Collectors.toMap(KeyValue::getKey, TraceCollector::text)),
                resource + span);
    }

    private static String text(KeyValue attribute) {
        var value = attribute.getValue();
        return value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue();
    }
}
