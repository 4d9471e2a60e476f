package io.masthead.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/// Sends requests, one after the other, over kept connections.
final class Client implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;

    /// @param address where the application answers, without a slash at the end
    Client(String address) {
        this.address = address;
    }

    /// The answer, or what went wrong instead of one. A connection that was closed is tried once more: the server may
    /// have given it up while it was not used.
    HttpResponse<byte[]> send(Request request) throws InterruptedException {
        HttpRequest.Builder sent = HttpRequest.newBuilder(URI.create(address + request.target()))
                .timeout(PATIENCE)
                .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(sent::header);
        try {
            return client.send(sent.build(), handler());
        } catch (IOException first) {
            try {
                return client.send(sent.build(), handler());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// All of an answer; of a stream, which never ends, nothing but its head.
    private static BodyHandler<byte[]> handler() {
        return head -> head.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")
                ? new HeadAlone()
                : BodySubscribers.ofByteArray();
    }

    private static final class HeadAlone implements BodySubscriber<byte[]> {

        @Override
        public CompletionStage<byte[]> getBody() {
            return CompletableFuture.completedFuture(new byte[0]);
        }

        @Override
        public void onSubscribe(Flow.Subscription body) {
            body.cancel();
        }

        @Override
        public void onNext(List<ByteBuffer> bytes) {
            // Nobody asked for any.
        }

        @Override
        public void onError(Throwable thrown) {
            // The connection is given up in any case.
        }

        @Override
        public void onComplete() {
            // The same.
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
