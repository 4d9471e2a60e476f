package io.masthead.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicesTest {

    private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");

    private final Slot slot = Bookable.slot("rotating", 1, false);

    @Test
    void deviceGetsABookingAsOftenAsItsCapAllowsInAnyWindow() {
        Devices devices = new Devices(10);
        Booking booking = capped(2, "PT1H");

        devices.give("phone", booking, NOW);
        assertFalse(devices.hasEnough("phone", booking, NOW));
        devices.give("phone", booking, NOW.plusSeconds(1800));
        assertTrue(devices.hasEnough("phone", booking, NOW.plusSeconds(1801)));
        assertFalse(devices.hasEnough("tablet", booking, NOW.plusSeconds(1801)));
        assertFalse(devices.hasEnough("phone", capped(2, "PT1H"), NOW.plusSeconds(1801)));
        assertTrue(devices.hasEnough("phone", booking, NOW.plusSeconds(3599)));
        assertFalse(devices.hasEnough("phone", booking, NOW.plusSeconds(3600)));
        devices.give("phone", booking, NOW.plusSeconds(3600));
        assertTrue(devices.hasEnough("phone", booking, NOW.plusSeconds(3601)));
        assertFalse(devices.hasEnough("phone", booking, NOW.plusSeconds(5400)));
    }

    @Test
    void fullMemoryForgetsWhatIsOldest() {
        Devices devices = new Devices(2);
        Booking booking = capped(1, "P1D");

        devices.give("one", booking, NOW);
        devices.give("two", booking, NOW);
        devices.give("one", booking, NOW.plusSeconds(1));
        devices.give("three", booking, NOW.plusSeconds(2));

        assertTrue(devices.hasEnough("one", booking, NOW.plusSeconds(3)));
        assertFalse(devices.hasEnough("two", booking, NOW.plusSeconds(3)));
        assertTrue(devices.hasEnough("three", booking, NOW.plusSeconds(3)));
    }

    @ParameterizedTest
    @CsvSource({"PT1M, true", "P30D, true", "P7DT12H, true", "PT0M, false", "P31D, false", "PT999H, false"})
    void timeOfACapIsBetweenAMinuteAndThirtyDays(String per, boolean fits) {
        assertEquals(fits, new DeviceCap(1, per).fits());
        assertEquals(Duration.parse(per), new DeviceCap(1, per).window());
    }

    private Booking capped(int times, String per) {
        return Bookable.brand("Capped").perDevice(times, per).in(slot).booking();
    }
}
