package io.masthead.shared.http;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

/// The first to see a request: gives it its id, refuses what is too large before anything reads it, answers preflights.
@Singleton
public class Gate {

    /// The largest body in bytes, pictures and imports excepted.
    public static final int LARGEST_BODY = 1024 * 1024;

    /// The framework's own limit is that of an import; it holds elsewhere what it would be without them: bytes.
    private static final long LARGEST_OTHER = 26L * 1024 * 1024;

    private static final String IMPORTS = "/v1/admin/imports";

    /// The largest picture in bytes.
    public static final int LARGEST_PICTURE = 25 * 1024 * 1024;

    private static final String AMBIGUOUS = "malformed-request";
    private static final int LONGEST_URI = 8 * 1024;
    private static final int LARGEST_HEADERS = 32 * 1024;
    private static final String REQUEST_ID = "masthead.requestId";
    private static final Pattern WELL_FORMED_ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern FORM = Pattern.compile("(?i)multipart/form-data");
    private static final Pattern BOUNDARY = Pattern.compile("(?i);\\s*boundary=(\"[^\"]+\"|[^\\s\";,]+)");
    private static final Pattern BLANK_END = Pattern.compile("%20(/|$)");
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int BEFORE_EVERYTHING = 1000;
    private static final int BEHIND_THE_EDGE = 800;
    private static final int BEHIND_THE_FRAMEWORKS_LIMIT = 1;
    private static final CharSequence REQUEST_ID_HEADER = HttpHeaders.createOptimized("X-Request-Id");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");

    private final ProblemWriter problems;
    private final Cors cors;
    private final Drain drain;
    private final long largestImport;

    Gate(
            ProblemWriter problems,
            Cors cors,
            Drain drain,
            @ConfigProperty(name = "masthead.imports.largest") long largestImport) {
        this.problems = problems;
        this.cors = cors;
        this.drain = drain;
        this.largestImport = largestImport * 1024 * 1024;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_EVERYTHING);
        filters.register(Gate::name, BEHIND_THE_EDGE);
        filters.register(Gate::bound, BEHIND_THE_FRAMEWORKS_LIMIT);
    }

    /// The request's id: the client's own if it was well-formed, else one of ours.
    public static String requestId(RoutingContext context) {
        String id = context.get(REQUEST_ID);
        return id == null ? Id.next().toString() : id;
    }

    private void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        greet(context);
        if (drain.isLeaving()) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        if (!WellFormed.is(request.uri())) {
            refuse(context, Problem.badRequest("malformed-address", "The address is not well-formed (RFC 3986)."));
            return;
        }
        cors.apply(context);
        Problem refusal = refusal(request);
        if (refusal != null) {
            refuse(context, refusal);
        } else if (request.method().equals(HttpMethod.OPTIONS) && Cors.isPreflight(request)) {
            context.response().setStatusCode(204).end();
        } else {
            context.next();
        }
    }

    /// What is logged from here on says for which request. What the edge answers from memory says nothing.
    private static void name(RoutingContext context) {
        MDC.put("requestId", requestId(context));
        context.next();
    }

    private static void greet(RoutingContext context) {
        String asked = context.request().getHeader(REQUEST_ID_HEADER);
        String id = asked != null && WELL_FORMED_ID.matcher(asked).matches()
                ? asked
                : Id.next().toString();
        context.put(REQUEST_ID, id);
        context.response().putHeader(REQUEST_ID_HEADER, id);
        context.response().putHeader(CONTENT_TYPE_OPTIONS, NOSNIFF);
    }

    /// Bodies that announce no length are counted by the framework while they come in.
    private static void bound(RoutingContext context) {
        if (context.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null
                && !isImport(context.request().path())) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, LARGEST_OTHER);
        }
        context.next();
    }

    private static boolean isImport(String path) {
        return IMPORTS.equals(path);
    }

    private Problem refusal(HttpServerRequest request) {
        if (request.uri().length() > LONGEST_URI) {
            return Problem.of(
                    414, "uri-too-long", "URI too long", "An address has at most " + LONGEST_URI + " characters.");
        }
        if (BLANK_END.matcher(request.path()).find()) {
            // The databases pass over blanks at the end when they compare: each name would have a thousand addresses.
            return Problem.notFound("resource");
        }
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null
                && FORM.matcher(type).lookingAt()
                && !BOUNDARY.matcher(type).find()) {
            return Problem.badRequest("malformed-form", "The form does not say what parts it (RFC 7578).");
        }
        int headers = 0;
        int hosts = 0;
        for (var header : request.headers()) {
            headers += header.getKey().length() + header.getValue().length();
            hosts += header.getKey().equalsIgnoreCase("Host") ? 1 : 0;
            if (header.getKey().isEmpty()) {
                return ambiguous();
            }
        }
        if (headers > LARGEST_HEADERS) {
            return Problem.of(
                    431,
                    "headers-too-large",
                    "Request header fields too large",
                    "All headers together have at most " + LARGEST_HEADERS + " bytes.");
        }
        if (hosts > 1 || isOfUnknownLength(request)) {
            return ambiguous();
        }
        if (isDocumentation(request.path()) && !READING.contains(request.method())) {
            return Problem.of(405, "method-not-allowed", "Method not allowed", "Use one of the methods in `Allow`.")
                    .with("Allow", "GET, HEAD");
        }
        String length = request.getHeader("Content-Length");
        long largest = isImport(request.path()) ? largestImport : largestBody(request.path());
        return length != null && exceeds(length, largest) ? tooLarge(largest) : null;
    }

    /// Two servers in a row could take it for two different requests (RFC 9112, sections 3.2, 5.1 and 6.3).
    private static Problem ambiguous() {
        return Problem.badRequest(AMBIGUOUS, "The request is not well-formed (RFC 9112).");
    }

    private static boolean isOfUnknownLength(HttpServerRequest request) {
        String coding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
        return coding != null
                && !(coding.equalsIgnoreCase("chunked")
                        && request.headers()
                                        .getAll(HttpHeaders.TRANSFER_ENCODING)
                                        .size()
                                == 1);
    }

    /// What the framework would serve to any method.
    private static boolean isDocumentation(String path) {
        return path != null && (path.equals("/openapi") || path.equals("/docs") || path.startsWith("/docs/"));
    }

    private static boolean exceeds(String length, long limit) {
        try {
            return Long.parseLong(length) > limit;
        } catch (NumberFormatException notANumber) {
            return true;
        }
    }

    /// 413 for a body of more than the limit's bytes.
    public static Problem tooLarge(long limit) {
        return Problem.of(413, "body-too-large", "Content too large", "A body has at most " + limit + " bytes here.");
    }

    /// The limit for a body sent to this path, in bytes.
    static int largestBody(String path) {
        return path != null && path.startsWith("/v1/admin/media") ? LARGEST_PICTURE : LARGEST_BODY;
    }

    /// What comes behind an ambiguous request may be what somebody has hidden in it: nobody listens to that. In HTTP/2
    /// nothing can be hidden so, and others may share the connection. Who sends too much may go on reading why.
    private void refuse(RoutingContext context, Problem problem) {
        context.response().putHeader("Connection", "close");
        problems.write(context, problem);
        if (problem.code().equals(AMBIGUOUS) && context.request().version() != HttpVersion.HTTP_2) {
            context.request().connection().close();
        }
    }
}
