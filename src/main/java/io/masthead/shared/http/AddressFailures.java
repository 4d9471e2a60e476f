package io.masthead.shared.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Failed tries to get in by the address they came from, so that nobody tries one password on every account, or one key
/// after the other. Each node counts for itself, in bounded memory only: no address of anybody is ever written down.
public final class AddressFailures {

    static final int MOST = 100;
    static final Duration WINDOW = Duration.ofMinutes(10);
    static final int REMEMBERED = 10_000;

    /// Of an IPv6 address the network counts: who has one has 2⁶⁴.
    private static final int NETWORK_BYTES = 8;

    private final Clock clock;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Window(Instant end, int failures) {

        /// One that ends later than any was begun before the clock was set back.
        boolean isOpen(Instant now) {
            return end.isAfter(now) && !end.isAfter(now.plus(WINDOW));
        }
    }

    public AddressFailures(Clock clock) {
        this.clock = clock;
    }

    /// How long tries from this address have to wait, or nothing.
    public synchronized Optional<Duration> wait(String address) {
        Window window = windows.get(network(address));
        Instant now = clock.instant();
        if (window == null || window.failures < MOST || !window.isOpen(now)) {
            return Optional.empty();
        }
        return Optional.of(Duration.between(now, window.end));
    }

    /// Counts a failure. This machine's own addresses do not count: a proxy there speaks for everybody.
    public synchronized void count(String address) {
        String network = network(address);
        if (network.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Window before = windows.get(network);
        windows.put(
                network,
                before == null || !before.isOpen(now)
                        ? new Window(now.plus(WINDOW), 1)
                        : new Window(before.end, before.failures + 1));
    }

    synchronized int remembered() {
        return windows.size();
    }

    private static String network(String address) {
        try {
            InetAddress known = InetAddress.ofLiteral(address);
            if (known.isLoopbackAddress()) {
                return "";
            }
            byte[] bytes = known.getAddress();
            byte[] network = known instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes;
            return HexFormat.of().formatHex(network);
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }
}
