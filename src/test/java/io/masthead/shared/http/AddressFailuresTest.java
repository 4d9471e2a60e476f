package io.masthead.shared.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AddressFailuresTest {

    private final TestClock clock = new TestClock();
    private final AddressFailures addresses = new AddressFailures(clock);

    @Test
    void addressWaitsAfterAHundredFailuresUntilItsWindowEnds() {
        fail("203.0.113.7", 99);
        assertTrue(addresses.wait("203.0.113.7").isEmpty());
        fail("203.0.113.7", 1);

        assertTrue(addresses.wait("203.0.113.7").orElseThrow().compareTo(Duration.ofMinutes(10)) <= 0);
        assertTrue(addresses.wait("203.0.113.8").isEmpty());
        clock.forward(Duration.ofMinutes(10));
        assertTrue(addresses.wait("203.0.113.7").isEmpty());
    }

    @Test
    void nobodyWaitsLongerBecauseTheClockWasSetBack() {
        fail("203.0.113.7", 100);
        clock.forward(Duration.ofHours(-1));

        assertTrue(addresses.wait("203.0.113.7").isEmpty());
        fail("203.0.113.7", 100);
        assertTrue(addresses.wait("203.0.113.7").isPresent());
    }

    @Test
    void wholeNetworkCountsForIpv6() {
        fail("2001:db8:1:2::1", 100);

        assertTrue(addresses.wait("2001:db8:1:2:ffff::9").isPresent());
        assertTrue(addresses.wait("2001:db8:1:3::1").isEmpty());
    }

    @Test
    void proxyOnThisMachineSpeaksForEverybody() {
        fail("127.0.0.1", 200);
        fail("::1", 200);
        fail("", 200);

        assertTrue(addresses.wait("127.0.0.1").isEmpty());
        assertEquals(0, addresses.remembered());
    }

    @Test
    void memoryIsBounded() {
        for (int i = 0; i < 30_000; i++) {
            addresses.count("10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256);
        }

        assertEquals(AddressFailures.REMEMBERED, addresses.remembered());
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            addresses.count(address);
        }
    }
}
