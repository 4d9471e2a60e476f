package io.masthead.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/// So many requests a second, whether they are answered or not: readers do not wait for each other.
final class Flood {

    private static final int MOST_CONNECTIONS = 4_000;
    private static final long TICK_MILLIS = 2;
    private static final double NANOS = 1e9;

    private final Target target;
    private final LongStream.Builder served = LongStream.builder();
    private final LongStream.Builder refused = LongStream.builder();
    private final AtomicLong others = new AtomicLong();
    private final AtomicLong open = new AtomicLong();
    private final CountDownLatch ended = new CountDownLatch(1);
    private long sent;

    /// What came of it. Times count from sending a request over its connection until its answer is complete.
    record Result(double askedPerSecond, double servedPerSecond, Times served, Times refused, long others) {}

    Flood(Target target) {
        this.target = target;
    }

    /// For so many seconds. Everything happens on one event loop.
    Result run(double perSecond, int seconds) throws InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        URI address = URI.create(target.address());
        vertx.runOnContext(start -> {
            HttpClient client = vertx.createHttpClient(
                    new HttpClientOptions()
                            .setDefaultHost(address.getHost())
                            .setDefaultPort(address.getPort())
                            .setKeepAlive(true),
                    new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
            long began = System.nanoTime();
            vertx.setPeriodic(TICK_MILLIS, timer -> {
                double passed = (System.nanoTime() - began) / NANOS;
                if (passed > seconds) {
                    if (open.get() == 0 || passed > seconds + 20) {
                        vertx.cancelTimer(timer);
                        ended.countDown();
                    }
                    return;
                }
                for (; sent < passed * perSecond; sent++) {
                    ask(client);
                }
            });
        });
        ended.await();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        Times good = new Times(served.build().toArray());
        return new Result(
                sent / (double) seconds,
                good.size() / (double) seconds,
                good,
                new Times(refused.build().toArray()),
                others.get() + open.get());
    }

    private void ask(HttpClient client) {
        open.incrementAndGet();
        String path = target.paths()
                .get(ThreadLocalRandom.current().nextInt(target.paths().size()));
        client.request(HttpMethod.valueOf(target.method()), path)
                .compose(this::send)
                .onFailure(broken -> others.incrementAndGet())
                .onComplete(done -> open.decrementAndGet());
    }

    private io.vertx.core.Future<Void> send(HttpClientRequest request) {
        target.headers().forEach(request::putHeader);
        long began = System.nanoTime();
        return request.send()
                .compose(answer -> answer.body().map(body -> {
                    note(answer, System.nanoTime() - began);
                    return null;
                }));
    }

    private void note(HttpClientResponse answer, long nanos) {
        if (answer.statusCode() == 200) {
            served.add(nanos);
        } else if (answer.statusCode() == 503 && answer.getHeader("Retry-After") != null) {
            refused.add(nanos);
        } else {
            others.incrementAndGet();
        }
    }
}
