package io.masthead.shared.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.vertx.http.runtime.filters.Filters;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesOffTest {

    @Test
    void withoutACollectorNoRequestIsEvenLookedAt() {
        var filters = new Filters();
        new Traces(null, Optional.empty(), 1, "live").register(filters);

        assertTrue(filters.getFilters().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector:4318", "ftp://collector", "http://", "not an address"})
    void whatIsNoAddressIsSaidToBeNone(String address) {
        var said = assertThrows(IllegalStateException.class, () -> Collector.open(address, 1, "live"));
        assertEquals("MASTHEAD_TRACES must be an address such as http://collector:4318.", said.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void ratioIsAShare(double ratio) {
        assertThrows(IllegalStateException.class, () -> Collector.open("http://collector:4318", ratio, "live"));
    }
}
