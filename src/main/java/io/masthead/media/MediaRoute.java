package io.masthead.media;

import io.masthead.shared.http.IfNoneMatch;
import io.masthead.shared.http.ProblemWriter;
import io.masthead.shared.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Serves the files of pictures at `/media/{address}/{rendition}.{ending}` on the event loop, without a
/// thread for a request. Only names of exactly this form ever reach the store; whatever else is asked for
/// goes on and ends as `404`.
@Singleton
public class MediaRoute {

    private static final Pattern ADDRESS = Pattern.compile("/media/([0-9a-f]{40})/((?:"
            + Arrays.stream(RenditionKind.values()).map(RenditionKind::key).collect(Collectors.joining("|"))
            + ")\\.(jpg|png|webp|gif))");

    private static final CharSequence FOR_A_YEAR = HttpHeaders.createOptimized("public, max-age=31536000, immutable");
    private static final CharSequence BYTES = HttpHeaders.createOptimized("bytes");
    private static final int RETRY_AFTER_SECONDS = 5;

    /// Behind the gate, as readers' kept answers are: nobody has to be known for a picture.
    private static final int BEFORE_ROUTING = 850;

    private final MediaStore store;
    private final KeptFiles kept;
    private final ProblemWriter problems;

    MediaRoute(MediaStore store, KeptFiles kept, ProblemWriter problems) {
        this.store = store;
        this.kept = kept;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_ROUTING);
    }

    private void pass(RoutingContext context) {
        HttpMethod method = context.request().method();
        String path = context.request().path();
        boolean isReading = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        if (isReading && path != null && path.startsWith("/media/")) {
            serve(context);
        } else {
            context.next();
        }
    }

    private void serve(RoutingContext context) {
        Matcher address = ADDRESS.matcher(context.request().path());
        if (!address.matches()) {
            context.next();
            return;
        }
        String key = StoreKeys.file(address.group(1), address.group(2));
        Optional<Buffer> known = kept.find(key);
        if (known.isPresent()) {
            answer(context, address, known.get());
            return;
        }
        long forgotten = kept.forgotten();
        store.size(key)
                .onSuccess(size -> {
                    if (size.isEmpty()) {
                        context.next();
                    } else if (size.get() <= KeptFiles.LARGEST) {
                        load(context, address, key, forgotten);
                    } else {
                        answer(
                                context,
                                address,
                                size.get(),
                                (from, length) -> store.send(key, from, length, context.response()));
                    }
                })
                .onFailure(away -> unavailable(context));
    }

    private void load(RoutingContext context, Matcher address, String key, long forgotten) {
        store.load(key)
                .onSuccess(bytes -> {
                    kept.keep(key, bytes, forgotten);
                    answer(context, address, bytes);
                })
                .onFailure(away -> unavailable(context));
    }

    private void unavailable(RoutingContext context) {
        problems.write(context, Problem.unavailable("The pictures cannot be reached. Try again.", RETRY_AFTER_SECONDS));
    }

    private void answer(RoutingContext context, Matcher address, Buffer bytes) {
        answer(
                context,
                address,
                bytes.length(),
                (from, length) -> context.response()
                        .end(length == bytes.length() ? bytes : bytes.slice((int) from, (int) (from + length))));
    }

    /// Sends a part of a file as the body.
    private interface Sending {
        Future<Void> send(long from, long length);
    }

    private void answer(RoutingContext context, Matcher address, long size, Sending sending) {
        String etag = "\"" + address.group(1) + "-" + Long.toHexString(size) + "\"";
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        Optional<ByteRange> part = part(request, etag, size);
        if (part.isPresent() && !part.get().isSatisfiable()) {
            problems.write(context, unsatisfiable(size));
            return;
        }
        response.putHeader(HttpHeaders.ETAG, etag)
                .putHeader(HttpHeaders.CACHE_CONTROL, FOR_A_YEAR)
                .putHeader(HttpHeaders.ACCEPT_RANGES, BYTES);
        if (IfNoneMatch.names(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(
                HttpHeaders.CONTENT_TYPE,
                PictureFormat.ofExtension(address.group(3)).contentType());
        part.ifPresent(asked -> response.setStatusCode(206)
                .putHeader(HttpHeaders.CONTENT_RANGE, "bytes " + asked.from() + "-" + asked.to() + "/" + size));
        long from = part.map(ByteRange::from).orElse(0L);
        long length = part.map(ByteRange::length).orElse(size);
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length))
                    .end();
        } else {
            sending.send(from, length).onFailure(broken -> failed(context, broken));
        }
    }

    /// A range counts for `GET` alone, and not if the file is another one than the client has a part of.
    private static Optional<ByteRange> part(HttpServerRequest request, String etag, long size) {
        String ifRange = request.getHeader("If-Range");
        boolean counts = request.method().equals(HttpMethod.GET) && (ifRange == null || ifRange.equals(etag));
        return counts ? ByteRange.of(request.getHeader("Range"), size) : Optional.empty();
    }

    private static Problem unsatisfiable(long size) {
        return Problem.of(416, "range-not-satisfiable", "Range not satisfiable", "The file has " + size + " bytes.")
                .with("Content-Range", "bytes */" + size);
    }

    /// What has begun cannot become a problem: the client sees that the connection broke.
    private static void failed(RoutingContext context, Throwable broken) {
        if (context.response().headWritten()) {
            context.response().reset();
        } else if (!context.response().closed()) {
            context.fail(broken);
        }
    }
}
