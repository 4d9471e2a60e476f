package io.masthead.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// A load generator of Vert.x's own client, for machines without wrk. It needs several times wrk's share of the
/// processors, so
/// its absolute numbers are lower; ratios of one run hold.
final class VertxGenerator implements Generator {

    private static final int SLOT_MICROS = 20;
    private static final int SLOTS = 250_000;

    @Override
    public String name() {
        return "Vert.x client";
    }

    @Override
    public Result run(Target target, int connections, int seconds) throws InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        URI address = URI.create(target.address());
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setDefaultHost(address.getHost())
                        .setDefaultPort(address.getPort())
                        .setKeepAlive(true),
                new PoolOptions().setHttp1MaxSize(connections));
        AtomicLongArray slots = new AtomicLongArray(SLOTS);
        AtomicLong errors = new AtomicLong();
        CountDownLatch open = new CountDownLatch(connections);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (int i = 0; i < connections; i++) {
            new Connection(client, target, slots, errors, open, until).next();
        }
        open.await();
        vertx.close();
        return result(slots, errors.get(), seconds);
    }

    private record Connection(
            HttpClient client,
            Target target,
            AtomicLongArray slots,
            AtomicLong errors,
            CountDownLatch open,
            long until) {

        void next() {
            long began = System.nanoTime();
            if (began >= until) {
                open.countDown();
                return;
            }
            List<String> paths = target.paths();
            client.request(
                            HttpMethod.valueOf(target.method()),
                            paths.get(ThreadLocalRandom.current().nextInt(paths.size())))
                    .compose(this::send)
                    .onSuccess(status -> {
                        long micros = (System.nanoTime() - began) / 1000;
                        slots.incrementAndGet((int) Math.min(micros / SLOT_MICROS, SLOTS - 1L));
                        if (status >= 400) {
                            errors.incrementAndGet();
                        }
                    })
                    .onFailure(broken -> errors.incrementAndGet())
                    .onComplete(done -> next());
        }

        private io.vertx.core.Future<Integer> send(HttpClientRequest request) {
            target.headers().forEach(request::putHeader);
            return request.send().compose(answer -> answer.body().map(body -> answer.statusCode()));
        }
    }

    private static Result result(AtomicLongArray slots, long errors, int seconds) {
        long all = 0;
        for (int i = 0; i < SLOTS; i++) {
            all += slots.get(i);
        }
        return new Result(all / (double) seconds, part(slots, all, 0.5), part(slots, all, 0.99), errors);
    }

    private static double part(AtomicLongArray slots, long all, double part) {
        long seen = 0;
        for (int i = 0; i < SLOTS; i++) {
            seen += slots.get(i);
            if (seen >= all * part) {
                return (i + 1) * SLOT_MICROS / 1000.0;
            }
        }
        return 0;
    }
}
