package io.masthead.edge;

import io.masthead.partner.Admission;
import io.masthead.shared.http.Encoding;
import io.masthead.shared.http.IfNoneMatch;
import io.masthead.shared.http.Lifetime;
import io.masthead.shared.http.Moved;
import io.masthead.shared.http.PartnerAnswers;
import io.masthead.shared.http.ProblemWriter;
import io.masthead.shared.http.Rendered;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/// Answers requests with what is kept. Everything that depends on the request is decided here: coding, `304`, `HEAD`.
@Singleton
class KeptWriter {

    private static final CharSequence VARY = HttpHeaders.createOptimized("Accept-Encoding");
    private static final CharSequence PARTNERS_VARY = HttpHeaders.createOptimized(PartnerAnswers.VARY);
    private static final CharSequence PARTNERS_ONLY = HttpHeaders.createOptimized(PartnerAnswers.CACHE_CONTROL);
    private static final CharSequence RATE_LIMIT_POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final CharSequence RATE_LIMIT = HttpHeaders.createOptimized("RateLimit");
    private static final CharSequence SURROGATE_KEY = HttpHeaders.createOptimized("Surrogate-Key");
    private static final CharSequence CACHE_TAG = HttpHeaders.createOptimized("Cache-Tag");
    private static final CharSequence LINK = HttpHeaders.createOptimized("Link");
    private static final CharSequence SERVER_TIMING = HttpHeaders.createOptimized("Server-Timing");
    private static final CharSequence NEW = HttpHeaders.createOptimized("0");
    private static final CharSequence LONGEST_LIFE =
            HttpHeaders.createOptimized(Lifetime.header(Instant.EPOCH, Optional.empty()));
    private static final long NANOS = 1_000_000_000;

    private final ProblemWriter problems;

    KeptWriter(ProblemWriter problems) {
        this.problems = problems;
    }

    /// Ends the request with this.
    ///
    /// @param now in milliseconds since 1970
    /// @param age for how long it was not confirmed, in nanoseconds
    /// @param timing the `Server-Timing` of the rendering that this request waited for, or `null`
    void write(RoutingContext context, Kept kept, long now, long age, String timing) {
        switch (kept) {
            case KeptAnswer answer -> write(context, answer, now, age, timing);
            case KeptFact fact -> write(context, fact.fact(), timing);
        }
    }

    /// Ends the request with a refusal or a redirect, which has the request's own id.
    void write(RoutingContext context, Rendered fact, String timing) {
        if (timing != null) {
            context.response().putHeader(SERVER_TIMING, timing);
        }
        Admission.of(context).ifPresent(admission -> limits(context, admission));
        switch (fact) {
            case Rendered.Refusal refusal -> problems.write(context, refusal.problem());
            case Rendered.Redirect redirect -> {
                var response = context.response()
                        .setStatusCode(301)
                        .putHeader(HttpHeaders.LOCATION, redirect.location())
                        .putHeader(HttpHeaders.CACHE_CONTROL, Moved.CACHE_CONTROL);
                if (!redirect.keys().isEmpty()) {
                    response.putHeader(SURROGATE_KEY, String.join(" ", redirect.keys()))
                            .putHeader(CACHE_TAG, String.join(",", redirect.keys()));
                }
                response.end();
            }
            case Rendered.Answer answer -> throw new IllegalArgumentException("an answer is kept before it is written");
        }
    }

    private void write(RoutingContext context, KeptAnswer answer, long now, long age, String timing) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        Encoding encoding = answer.encoding(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        String etag = answer.etag(encoding);
        response.putHeader(HttpHeaders.ETAG, etag);
        Optional<Admission> admission = Admission.of(context);
        if (admission.isPresent()) {
            limits(context, admission.get());
            response.putHeader(HttpHeaders.CACHE_CONTROL, PARTNERS_ONLY);
        } else {
            tellCaches(response, answer, now, age);
        }
        if (answer.link() != null) {
            response.putHeader(LINK, answer.link());
        }
        if (timing != null) {
            response.putHeader(SERVER_TIMING, timing);
        }
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && (known.equals(etag) || IfNoneMatch.names(known, etag))) {
            response.setStatusCode(304).end();
            return;
        }
        KeptAnswer.Bytes bytes = answer.ready(encoding);
        if (bytes != null) {
            send(context, answer, bytes);
        } else {
            Context loop = Vertx.currentContext();
            answer.make(encoding, Thread::startVirtualThread)
                    .whenComplete((made, failed) -> loop.runOnContext(nothing -> {
                        if (failed == null) {
                            send(context, answer, made);
                        } else {
                            context.fail(failed);
                        }
                    }));
        }
    }

    /// A partner's answer is nobody else's, and says where the partner stands.
    private static void limits(RoutingContext context, Admission admission) {
        context.response()
                .putHeader(HttpHeaders.VARY, PARTNERS_VARY)
                .putHeader(RATE_LIMIT_POLICY, admission.policy())
                .putHeader(RATE_LIMIT, admission.remaining());
    }

    private static void tellCaches(HttpServerResponse response, KeptAnswer answer, long now, long age) {
        response.putHeader(HttpHeaders.VARY, VARY)
                .putHeader(HttpHeaders.CACHE_CONTROL, life(answer, now))
                .putHeader(HttpHeaders.AGE, age < NANOS ? NEW : Long.toString(age / NANOS));
        if (answer.surrogateKeys() != null) {
            response.putHeader(SURROGATE_KEY, answer.surrogateKeys()).putHeader(CACHE_TAG, answer.cacheTags());
        }
    }

    private static void send(RoutingContext context, KeptAnswer answer, KeptAnswer.Bytes bytes) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, answer.type())
                .putHeader(HttpHeaders.CONTENT_LENGTH, bytes.length());
        if (bytes.coding() != null) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, bytes.coding());
        }
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(bytes.body());
        }
    }

    private static CharSequence life(KeptAnswer answer, long now) {
        if (answer.until() == Long.MAX_VALUE || answer.until() - now > Lifetime.LONGEST.toMillis() + 1000) {
            return LONGEST_LIFE;
        }
        return Lifetime.header(Instant.ofEpochMilli(now), Optional.of(Instant.ofEpochMilli(answer.until())));
    }
}
