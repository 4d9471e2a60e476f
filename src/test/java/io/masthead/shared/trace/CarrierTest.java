package io.masthead.shared.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierTest {

    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void traceOfTheClientIsTaken() {
        assertEquals(PARENT, Carrier.wellFormed("traceparent", PARENT));
        assertEquals("rojo=00f067, congo=t61", Carrier.wellFormed("tracestate", "rojo=00f067, congo=t61"));
        assertNull(Carrier.wellFormed("traceparent", null));
    }

    /// Over HTTP/2 nobody before us looks into the values of headers.
    @ParameterizedTest
    @ValueSource(strings = {"", " " + PARENT, PARENT + "\r\nX-Request-Id: other", "\u0001", PARENT + PARENT})
    void whatIsNoParentIsPassedOver(String value) {
        assertNull(Carrier.wellFormed("traceparent", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a=b", "a=b ", "a=b\n", "a=b,    c=d", "a=\u00e9"})
    void whatIsNoStateIsPassedOver(String value) {
        assertNull(Carrier.wellFormed("tracestate", value));
        assertNull(Carrier.wellFormed("tracestate", "a" + " ".repeat(30_000) + "b"));
        assertNull(Carrier.wellFormed("tracestate", "a".repeat(513)));
    }
}
