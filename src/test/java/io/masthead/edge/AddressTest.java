package io.masthead.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/v1/articles?limit=2&category=a /v1/articles?category=a&limit=2",
                "/v1/articles? /v1/articles",
                "/v1/articles?&limit=2& /v1/articles?limit=2",
                "/v1/articles/%72iver /v1/articles/river",
                "/v1/articles/%e6%b2%b3 /v1/articles/%E6%B2%B3",
                "/v1/search?q=a+b /v1/search?q=a%20b",
                "/v1/articles?fields=a%2cb /v1/articles?fields=a%2Cb"
            })
    void spellingsOfOneAddressAreOne(String spelling, String normal) {
        assertEquals(normal, Address.parse(spelling).orElseThrow().uri());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/v1/articles/a%2Fb /v1/articles/a/b",
                "/v1/articles/a+b /v1/articles/a%20b",
                "/v1/articles?q=a%26b /v1/articles?q=a&b",
                "/v1/articles?q=a%2Bb /v1/articles?q=a+b",
                "/v1/articles?tag=A /v1/articles?tag=a",
                "/v1/articles?limit=2&limit=3 /v1/articles?limit=2"
            })
    void otherAddressesStayOthers(String one, String other) {
        assertNotEquals(
                Address.parse(one).orElseThrow().uri(),
                Address.parse(other).orElseThrow().uri());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/%", "/v1/%zz", "/v1//articles", "/v1/./articles", "/v1/../x", "/v1/a;b=c", "/v1/a?x=%1"})
    void whatMayBeReadInTwoWaysIsNotKept(String target) {
        assertEquals(Optional.empty(), Address.parse(target));
    }

    @Test
    void pathIsWhatIsRouted() {
        assertEquals("/v1/site", Address.parse("/v1/site?x=1").orElseThrow().path());
    }
}
