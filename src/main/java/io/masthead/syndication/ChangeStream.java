package io.masthead.syndication;

import io.masthead.partner.Licence;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/// One stream of changes. It has one page in memory at most: what comes next is asked for when that has gone out, so a
/// slow reader holds up nobody but itself. It costs a thread only while a page is made.
final class ChangeStream {

    private static final Logger LOG = Logger.getLogger(ChangeStream.class);

    private final Streams streams;
    private final Licence licence;
    private final Asked asked;
    private final HttpServerResponse response;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile CompletableFuture<Came> awaited = new CompletableFuture<>();

    ChangeStream(Streams streams, Licence licence, Asked asked, HttpServerResponse response) {
        this.streams = streams;
        this.licence = licence;
        this.asked = asked;
        this.response = response;
    }

    /// Begins.
    ///
    /// @param first what was worked out before, so that what is wrong could still be said
    /// @return complete when the stream is over
    CompletableFuture<Void> begin(Streams.Next first) {
        if (response.closed()) {
            end();
        }
        write(first);
        return end;
    }

    /// The reader is gone, or is not let in any more.
    void end() {
        if (end.complete(null)) {
            awaited.complete(null);
            if (!response.ended() && !response.closed()) {
                response.end();
            }
        }
    }

    private void write(Streams.Next next) {
        if (end.isDone()) {
            return;
        }
        response.write(next.events()).onComplete(written -> {
            if (written.failed()) {
                end();
            } else if (next.more()) {
                Thread.ofVirtual().start(() -> goOn(next.place()));
            } else {
                await(next);
            }
        });
    }

    private void goOn(Place place) {
        try {
            Optional<Streams.Next> next = end.isDone() ? Optional.empty() : streams.next(licence, place, asked);
            next.ifPresentOrElse(this::write, this::end);
        } catch (RuntimeException failed) {
            // The reader comes again, and is told then.
            LOG.debug("a stream of changes ended", failed);
            end();
        }
    }

    private void await(Streams.Next last) {
        awaited = streams.await(licence, last, asked);
        if (end.isDone()) {
            awaited.complete(null);
        }
        awaited.whenComplete((came, failed) -> {
            if (came == null || came.isRefused() || came.isEnding()) {
                end();
                return;
            }
            Buffer events = came.events(() -> streams.events(licence.partner(), came.changes(), came.next()));
            write(new Streams.Next(events, came.next(), !came.caughtUp(), came.due()));
        });
    }
}
