package io.masthead.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Posts views without a body over many connections that are kept open, one request at a time on each, from two event
/// loops. It reads no more of an answer than its status, so that it takes little of the machine it shares.
final class ViewsLoad {

    private static final int LOOPS = 2;
    private static final int MOST_TIMES = 2_000_000;
    private static final int STATUS = 9;

    /// What came of a run.
    ///
    /// @param acknowledged answers with 204
    /// @param others all other answers
    record Result(long acknowledged, long others, double seconds, Times times) {

        double aSecond() {
            return acknowledged / seconds;
        }
    }

    private final URI address;
    private final Supplier<String> path;
    private final CountDownLatch ended = new CountDownLatch(LOOPS);

    /// @param path where to, asked for each request
    ViewsLoad(String address, Supplier<String> path) {
        this.address = URI.create(address);
        this.path = path;
    }

    /// Posts for so long; the first fifth of the time does not count.
    Result run(int connections, double seconds) throws InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
        long begin = System.nanoTime() + (long) (seconds * 0.2e9);
        long end = begin + (long) (seconds * 0.8e9);
        List<Loop> loops = new ArrayList<>();
        for (int i = 0; i < LOOPS; i++) {
            loops.add(new Loop(connections / LOOPS, begin, end));
            vertx.deployVerticle(loops.getLast());
        }
        ended.await((long) seconds + 30, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().join();
        long[] nanos = loops.stream()
                .flatMapToLong(loop -> Arrays.stream(loop.nanos, 0, loop.acknowledged))
                .toArray();
        long others = loops.stream().mapToLong(loop -> loop.others).sum();
        return new Result(nanos.length, others, seconds * 0.8, new Times(nanos.length == 0 ? new long[1] : nanos));
    }

    /// The connections of one event loop. Everything here happens on that loop.
    private final class Loop extends AbstractVerticle {

        private final int connections;
        private final long begin;
        private final long end;
        private final long[] nanos = new long[MOST_TIMES];
        private int acknowledged;
        private long others;
        private int open;

        Loop(int connections, long begin, long end) {
            this.connections = connections;
            this.begin = begin;
            this.end = end;
        }

        @Override
        public void start() {
            NetClient client = vertx.createNetClient();
            open = connections;
            for (int i = 0; i < connections; i++) {
                connect(client);
            }
        }

        private void connect(NetClient client) {
            client.connect(address.getPort(), address.getHost())
                    .onSuccess(socket -> new Connection(client, socket).post())
                    .onFailure(refused -> {
                        others++;
                        done();
                    });
        }

        private void done() {
            if (--open == 0) {
                ended.countDown();
            }
        }

        private final class Connection {

            private final NetClient client;
            private final NetSocket socket;
            private long sent;

            Connection(NetClient client, NetSocket socket) {
                this.client = client;
                this.socket = socket;
                socket.handler(this::answered);
            }

            void post() {
                sent = System.nanoTime();
                socket.write("POST " + path.get() + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
            }

            private void answered(Buffer answer) {
                long now = System.nanoTime();
                boolean counted = answer.getString(STATUS, STATUS + 3).equals("204");
                if (sent >= begin && now < end) {
                    if (counted && acknowledged < MOST_TIMES) {
                        nanos[acknowledged++] = now - sent;
                    } else {
                        others++;
                    }
                }
                if (now >= end) {
                    socket.close();
                    done();
                } else if (counted) {
                    post();
                } else {
                    // The rest of a problem is not read.
                    socket.handler(rest -> {});
                    socket.close();
                    connect(client);
                }
            }
        }
    }
}
