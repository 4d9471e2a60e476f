package io.masthead.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    @Test
    void withoutASettingPagesAreOnThisMachine() {
        assertEquals(
                "http://localhost:8080/articles/{slug}",
                new PublicAddress(Optional.empty(), 8080).templates().article());
    }

    @Test
    void slashAtTheEndMakesNoDifference() {
        assertEquals(
                "https://news.example/paper/tags/{slug}",
                new PublicAddress(Optional.of("https://news.example/paper/"), 8080)
                        .templates()
                        .tag());
    }

    @ParameterizedTest
    @ValueSource(strings = {"news.example", "ftp://news.example", "https://news.example/?a=b", "/news", "https://"})
    void wrongSettingStopsTheStart(String url) {
        assertThrows(IllegalStateException.class, () -> new PublicAddress(Optional.of(url), 8080));
    }
}
