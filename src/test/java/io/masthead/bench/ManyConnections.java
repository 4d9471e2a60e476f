package io.masthead.bench;

import io.masthead.testing.EmptyDatabase;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Ten thousand connections that say nothing, and a thousand that send a request a byte at a time: do others notice?
final class ManyConnections implements TrustBench.Part {

    private static final int IDLE = 10_000;
    private static final int DRIPPING = 1_000;
    private static final int READERS = 32;
    private static final int SECONDS = 20;
    private static final double MOST_MILLIS = 1_000;
    private static final byte[] REQUEST = ("GET /v1/articles/read HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
                    + "a".repeat(500))
            .getBytes(StandardCharsets.US_ASCII);

    private volatile boolean dripping = true;
    private volatile int dripped;

    @Override
    public void measure(Path folder, EmptyDatabase database, Report report) throws Exception {
        try (Application application = Application.start(folder.resolve("data"), Application.on(database));
                Reader reader = new Reader(application.address())) {
            application.awaitAnswer(reader, "/v1/site");
            try (Desk desk = new Desk(application.address())) {
                desk.write("POST", "/v1/admin/categories", Map.of("name", "News", "slug", "news"));
                String id = SharedCounts.write(desk, "read", "news");
                desk.write("POST", "/v1/admin/articles/" + id + "/publish", Map.of());
            }
            // Half of it is kept, half is made.
            List<String> paths = Stream.concat(
                            IntStream.range(0, 200).mapToObj(i -> "/v1/articles/read"),
                            IntStream.range(0, 200)
                                    .mapToObj(
                                            i -> "/v1/articles?limit=1&publishedTo=" + (2030 + i) + "-01-01T00:00:00Z"))
                    .toList();
            Target target = new Target(application.address(), paths, Map.of());
            Generator generator = Generator.best();
            generator.run(target, READERS, SECONDS / 2);
            Generator.Result without = generator.run(target, READERS, SECONDS / 2);
            report.table("other clients meanwhile", "a second", "p50 (ms)", "p99", "must be", "errors", "verdict");
            row(report, "no others", without);
            InetSocketAddress address = new InetSocketAddress(
                    "127.0.0.1", URI.create(application.address()).getPort());
            List<SocketChannel> idle = new ArrayList<>();
            try {
                for (int i = 0; i < IDLE; i++) {
                    idle.add(SocketChannel.open(address));
                }
                Thread drips = Thread.ofPlatform().start(() -> drip(address));
                TimeUnit.SECONDS.sleep(2);
                Generator.Result with = generator.run(target, READERS, SECONDS);
                row(report, IDLE + " idle and " + dripped + " dripping connections", with);
                dripping = false;
                drips.join();
            } finally {
                for (SocketChannel one : idle) {
                    one.close();
                }
            }
        }
    }

    private static void row(Report report, String what, Generator.Result result) {
        report.row(
                what,
                Math.round(result.perSecond()),
                Report.two(result.p50()),
                Report.two(result.p99()),
                "≤ " + Math.round(MOST_MILLIS),
                result.errors(),
                report.verdict(what, result.errors() == 0 && result.p99() <= MOST_MILLIS));
    }

    /// A byte a second over each; who is cut off connects anew.
    private void drip(InetSocketAddress address) {
        SocketChannel[] channels = new SocketChannel[DRIPPING];
        int[] sent = new int[DRIPPING];
        while (dripping) {
            for (int i = 0; i < DRIPPING; i++) {
                try {
                    if (channels[i] == null) {
                        channels[i] = SocketChannel.open(address);
                        sent[i] = 0;
                    }
                    channels[i].write(ByteBuffer.wrap(REQUEST, sent[i]++, 1));
                } catch (IOException cutOff) {
                    close(channels[i]);
                    channels[i] = null;
                }
            }
            dripped = DRIPPING;
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        for (SocketChannel one : channels) {
            close(one);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException closedAlready) {
            // That is what was wanted.
        }
    }
}
