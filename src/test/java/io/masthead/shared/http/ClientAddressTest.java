package io.masthead.shared.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    @Test
    void forwardedAddressCountsFromTrustedProxiesOnly() {
        ClientAddress address = trusting("10.0.0.0/8, 2001:db8::/32");

        assertEquals("203.0.113.7", address.of("10.1.2.3", List.of("203.0.113.7")));
        assertEquals("203.0.113.7", address.of("10.1.2.3", List.of("1.1.1.1, 203.0.113.7", "10.9.9.9")));
        assertEquals("203.0.113.7", address.of("2001:db8::1", List.of("203.0.113.7")));
        assertEquals("203.0.113.9", address.of("203.0.113.9", List.of("10.1.2.3")));
        assertEquals("10.1.2.3", address.of("10.1.2.3", List.of()));
        assertEquals("11.0.0.1", address.of("11.0.0.1", List.of("203.0.113.7")));
    }

    @Test
    void nobodyIsTrustedUnlessNamed() {
        assertEquals("127.0.0.1", trusting("").of("127.0.0.1", List.of("203.0.113.7")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "proxy.example"})
    void settingThatIsNoNetworkStopsTheStart(String setting) {
        assertThrows(IllegalStateException.class, () -> trusting(setting));
    }

    private static ClientAddress trusting(String setting) {
        return new ClientAddress(null, Optional.of(setting));
    }
}
