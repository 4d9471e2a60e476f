package io.masthead.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/// So many requests a second, whether they are answered or not: readers do not wait for each other. One thread and bare
/// sockets, for every processor that it takes is one that the application has not.
final class Flood {

    private static final int MOST_CONNECTIONS = 8_000;
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);
    private static final double NANOS = 1e9;
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AGAIN = "retry-after:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);

    /// How a body in chunks ends: `0` and two line ends.
    private static final long LAST_CHUNK = 0x30_0D_0A_0D_0AL;

    private static final int LAST_CHUNK_LENGTH = 5;
    private static final long LAST_CHUNK_MASK = 0xFF_FF_FF_FF_FFL;
    private static final int STATUS_AT = 9;
    private static final int STATUS_LENGTH = 3;

    private final InetSocketAddress address;
    private final List<ByteBuffer> requests;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private LongStream.Builder served;
    private LongStream.Builder refused;
    private int connections;
    private long open;
    private long others;

    /// What came of it. Times count from sending a request until its answer is complete.
    record Result(double askedPerSecond, double servedPerSecond, Times served, Times refused, long others) {}

    /// A connection that waits for an answer.
    private static final class Connection {
        private final SocketChannel channel;
        private long sent;
        private int status;
        private boolean again;
        private boolean chunked;
        private long left;
        private long tail;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }
    }

    Flood(Target target) {
        URI at = URI.create(target.address());
        address = new InetSocketAddress(at.getHost(), at.getPort());
        StringBuilder headers = new StringBuilder();
        target.headers()
                .forEach((name, value) ->
                        headers.append(name).append(": ").append(value).append("\r\n"));
        requests = target.paths().stream()
                .map(path ->
                        direct(target.method() + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n"))
                .toList();
    }

    private static ByteBuffer direct(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /// For so many seconds, and until the last answer is there.
    Result run(double perSecond, int seconds) throws IOException {
        served = LongStream.builder();
        refused = LongStream.builder();
        others = 0;
        open = 0;
        connections = 0;
        idle.clear();
        long sent = 0;
        try (Selector selector = Selector.open()) {
            long began = System.nanoTime();
            double passed = 0;
            while (passed < seconds || open > 0 && passed < seconds + LONGEST / NANOS) {
                for (; passed < seconds && sent < passed * perSecond; sent++) {
                    ask(selector);
                }
                selector.select(this::read, 1);
                passed = (System.nanoTime() - began) / NANOS;
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        }
        Times good = new Times(served.build().toArray());
        Times bad = new Times(refused.build().toArray());
        return new Result(sent / (double) seconds, good.size() / (double) seconds, good, bad, others + open);
    }

    private void ask(Selector selector) throws IOException {
        Connection one = idle.poll();
        if (one == null) {
            if (connections == MOST_CONNECTIONS) {
                others++;
                return;
            }
            connections++;
            SocketChannel channel = SocketChannel.open(address);
            channel.configureBlocking(false);
            one = new Connection(channel);
            channel.register(selector, SelectionKey.OP_READ, one);
        }
        one.sent = System.nanoTime();
        one.status = 0;
        open++;
        ByteBuffer request = requests.get(ThreadLocalRandom.current().nextInt(requests.size()));
        one.channel.write(request.duplicate());
    }

    private void read(SelectionKey key) {
        Connection one = (Connection) key.attachment();
        try {
            buffer.clear();
            int got = one.channel.read(buffer);
            if (got < 0) {
                throw new IOException("closed");
            }
            buffer.flip();
            int body = 0;
            if (one.status == 0) {
                body = head(one);
            } else {
                one.left -= got;
            }
            if (one.chunked ? isLastChunk(one, body) : one.left == 0) {
                note(one);
                idle.add(one);
            }
        } catch (IOException broken) {
            connections--;
            if (!idle.remove(one)) {
                others++;
                open--;
            }
            close(key);
        }
    }

    /// Or it would stay open until the program ends: a selector closes only what it still knows.
    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException broken) {
            key.cancel();
        }
    }

    /// Whether the last that came is the end of a body in chunks: nothing comes after it before the next request.
    ///
    /// @param body where it begins in what was read last
    private boolean isLastChunk(Connection one, int body) {
        for (int i = Math.max(body, buffer.limit() - LAST_CHUNK_LENGTH); i < buffer.limit(); i++) {
            one.tail = (one.tail << Byte.SIZE | Byte.toUnsignedLong(buffer.get(i))) & LAST_CHUNK_MASK;
        }
        return one.tail == LAST_CHUNK;
    }

    /// A head always comes in one piece here. It is read where it lies: every string would be taken from the server's
    /// processors.
    ///
    /// @return where the body begins
    private int head(Connection one) throws IOException {
        one.again = false;
        one.chunked = false;
        one.tail = 0;
        long length = -1;
        int line = 0;
        int end = 0;
        int all = buffer.remaining();
        for (int i = 0; i < all && end == 0; i++) {
            if (buffer.get(i) == '\n') {
                if (i - line <= 1) {
                    end = i + 1;
                } else if (begins(line, LENGTH)) {
                    length = number(line + LENGTH.length, i - 1);
                } else if (begins(line, AGAIN)) {
                    one.again = true;
                } else if (begins(line, CHUNKED)) {
                    one.chunked = true;
                }
                line = i + 1;
            }
        }
        if (end == 0 || length < 0 && !one.chunked) {
            throw new IOException("no head that tells where the body ends");
        }
        one.status = (int) number(STATUS_AT, STATUS_AT + STATUS_LENGTH);
        one.left = end + length - all;
        return end;
    }

    private boolean begins(int at, byte[] name) {
        if (at + name.length > buffer.limit()) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if ((buffer.get(at + i) | ' ') != name[i]) {
                return false;
            }
        }
        return true;
    }

    private long number(int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = buffer.get(i) - '0';
            if (digit >= 0 && digit <= 9) {
                number = number * 10 + digit;
            }
        }
        return number;
    }

    private void note(Connection one) {
        open--;
        long nanos = System.nanoTime() - one.sent;
        if (one.status == 200) {
            served.add(nanos);
        } else if (one.status == 503 && one.again) {
            refused.add(nanos);
        } else {
            others++;
        }
    }
}
