package io.masthead.shared.outbound;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Calls addresses that people gave us, as far as the [AddressGuard] lets it. A redirect is an answer like any other
/// and is not followed; of a body no more is read than asked for; everything together takes no longer than allowed.
@Singleton
public class Outbound {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int MOST_CONNECTIONS = 64;

    private final AddressGuard guard;
    private final HttpClient client;

    /// A request.
    ///
    /// @param headers beside `Host`
    /// @param body empty for none
    /// @param within how long everything may take, the name server included
    /// @param mostBytes how much of the answer's body is read
    public record Call(
            String method, String address, Map<String, String> headers, byte[] body, Duration within, int mostBytes) {}

    /// An answer of any status.
    ///
    /// @param body its beginning
    public record Answer(int status, MultiMap headers, byte[] body) {}

    Outbound(Vertx vertx, AddressGuard guard) {
        this.guard = guard;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAlive(false)
                .setMaxPoolSize(MOST_CONNECTIONS));
    }

    /// Sends a request and waits for the answer; call it on a virtual thread.
    ///
    /// @throws CallRefused if the address must not be called
    /// @throws IOException if there was no answer in time
    public Answer send(Call call) throws IOException, InterruptedException {
        long end = System.nanoTime() + call.within().toNanos();
        var looked = lookUp(call.address());
        var exchange = new Exchange(call.mostBytes());
        try {
            Destination destination = await(looked, end);
            client.request(options(call, destination, end))
                    .onFailure(exchange.answer::completeExceptionally)
                    .onSuccess(request -> exchange.begin(request, call.body()));
            return await(exchange.answer, end);
        } finally {
            exchange.end();
        }
    }

    /// Whether an address may be called, as far as can be said before a call.
    ///
    /// @throws CallRefused if not
    /// @throws IOException if the name server did not say in time
    public void check(String address, Duration within) throws IOException, InterruptedException {
        await(lookUp(address), System.nanoTime() + within.toNanos());
    }

    private CompletableFuture<Destination> lookUp(String address) {
        var looked = new CompletableFuture<Destination>();
        Thread.startVirtualThread(() -> {
            try {
                looked.complete(guard.destination(address));
            } catch (CallRefused | RuntimeException refused) {
                looked.completeExceptionally(refused);
            }
        });
        return looked;
    }

    private static RequestOptions options(Call call, Destination to, long end) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(call.method()))
                .setServer(
                        SocketAddress.inetSocketAddress(to.port(), to.address().getHostAddress()))
                .setHost(to.host())
                .setPort(to.port())
                .setSsl(to.secure())
                .setURI(to.uri())
                .setFollowRedirects(false)
                .setTimeout(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        call.headers().forEach(options::putHeader);
        return options;
    }

    private static <T> T await(CompletableFuture<T> future, long end) throws IOException, InterruptedException {
        try {
            return future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new IOException("There was no answer in time.", late);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CallRefused refused) {
                throw refused;
            }
            throw new IOException(String.valueOf(failed.getCause().getMessage()), failed.getCause());
        }
    }

    /// One request on its event loop, until enough of its answer is there.
    private static final class Exchange {

        private final int mostBytes;
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private final Buffer body = Buffer.buffer();
        private volatile HttpClientRequest request;

        Exchange(int mostBytes) {
            this.mostBytes = mostBytes;
        }

        void begin(HttpClientRequest begun, byte[] content) {
            request = begun;
            if (answer.isDone()) {
                begun.reset();
                return;
            }
            begun.response().onFailure(answer::completeExceptionally).onSuccess(this::read);
            begun.exceptionHandler(answer::completeExceptionally);
            begun.send(Buffer.buffer(content)).onFailure(answer::completeExceptionally);
        }

        /// Whatever is still under way is broken off, so that nobody who drips holds a connection.
        void end() {
            answer.cancel(false);
            HttpClientRequest begun = request;
            if (begun != null) {
                begun.reset();
            }
        }

        private void read(HttpClientResponse response) {
            response.exceptionHandler(answer::completeExceptionally);
            response.endHandler(end -> complete(response));
            response.handler(part -> {
                body.appendBuffer(part.slice(0, Math.min(part.length(), mostBytes - body.length())));
                if (body.length() >= mostBytes) {
                    complete(response);
                }
            });
        }

        private void complete(HttpClientResponse response) {
            answer.complete(new Answer(response.statusCode(), response.headers(), body.getBytes()));
        }
    }
}
