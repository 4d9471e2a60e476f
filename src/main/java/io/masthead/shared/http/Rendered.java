package io.masthead.shared.http;

import io.masthead.shared.database.SqlMeter;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What a reader's resource has said to an address, before it becomes an answer to anybody. Whoever put a receiver
/// into the request ([#askFor]) is handed it instead of the client.
public sealed interface Rendered {

    /// Under which a request remembers what it has handed over.
    String STATUS = "masthead.rendered.status";

    /// The surrogate keys of everything it depends on.
    Set<String> keys();

    /// When the clock alone changes it.
    Optional<Instant> until();

    /// The `Server-Timing` header: what it has cost, or `null` if the database was not asked.
    String timing();

    /// The status of an answer that says it to a client who knows nothing of it yet.
    int status();

    /// A representation.
    ///
    /// @param type its media type, or `null` for JSON
    /// @param link the `Link` header, or `null`
    /// @param views the counts it shows, by article
    /// @param atMost how long it may be kept although nothing was logged
    record Answer(
            String type,
            byte[] content,
            String link,
            Set<String> keys,
            Optional<Instant> until,
            Map<Id, Long> views,
            Optional<Duration> atMost,
            String timing)
            implements Rendered {

        @Override
        public int status() {
            return 200;
        }
    }

    /// A refusal, such as `404`.
    record Refusal(Problem problem, Set<String> keys, Optional<Instant> until, String timing) implements Rendered {

        @Override
        public int status() {
            return problem.status();
        }
    }

    /// `301` to another address.
    record Redirect(String location, Set<String> keys, Optional<Instant> until, String timing) implements Rendered {

        @Override
        public int status() {
            return 301;
        }
    }

    /// Has what this request renders handed to a receiver.
    static void askFor(RoutingContext request, Consumer<Rendered> receiver) {
        request.put(Rendered.class.getName(), receiver.andThen(rendered -> request.put(STATUS, rendered.status())));
    }

    /// What was handed over instead of an answer, if anything was.
    ///
    /// @return its status
    static Optional<Integer> handed(RoutingContext request) {
        return Optional.ofNullable(request.get(STATUS));
    }

    /// Hands an answer to whoever asked for it.
    ///
    /// @param type its media type, or `null` for JSON
    /// @param link the `Link` header, or `null`
    /// @return whether somebody had
    static boolean hand(RoutingContext request, String type, byte[] content, String link, Shown shown, SqlMeter sql) {
        var receiver = receiver(request);
        receiver.ifPresent(one -> one.accept(new Answer(
                type,
                content,
                link,
                shown.keys(),
                shown.until(),
                Map.copyOf(shown.views()),
                shown.atMost(),
                ServerTiming.of(sql))));
        return receiver.isPresent();
    }

    /// The receiver of this request's rendering, if somebody asked for it.
    static Optional<Consumer<Rendered>> receiver(RoutingContext request) {
        return Optional.ofNullable(request.get(Rendered.class.getName()));
    }
}
