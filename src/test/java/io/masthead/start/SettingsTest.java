package io.masthead.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String SECRET = "0123456789abcdef";

    private static final Map<String, String> OWN_SERVER = Map.of(
            "MASTHEAD_DB_URL", "jdbc:mysql://db/news",
            "MASTHEAD_DB_USER", "news",
            "MASTHEAD_DB_PASSWORD", "",
            "MASTHEAD_SECRET", SECRET);

    @Test
    void nothingSetMeansEmbeddedWithSamples() {
        var settings = Settings.from(Map.of());

        assertEquals("http://127.0.0.1:8080", settings.address());
        assertEquals(9000, settings.managementPort());
        assertEquals(Path.of("data").toAbsolutePath(), settings.dataDir());
        assertTrue(settings.database().isEmpty());
        assertTrue(settings.secret().isEmpty());
        assertTrue(settings.sampleData());
    }

    @Test
    void ownServerHasNoSamplesUnlessAsked() {
        assertFalse(Settings.from(OWN_SERVER).sampleData());
        assertTrue(
                Settings.from(with(OWN_SERVER, "MASTHEAD_SAMPLE_DATA", "true")).sampleData());
    }

    @Test
    void emptyVariablesCountAsAbsent() {
        assertTrue(Settings.from(Map.of(
                        "MASTHEAD_DB_URL", "",
                        "MASTHEAD_DB_USER", " ",
                        "MASTHEAD_DB_PASSWORD", "",
                        "MASTHEAD_HTTP_PORT", ""))
                .database()
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MASTHEAD_DB_URL", "MASTHEAD_DB_USER", "MASTHEAD_DB_PASSWORD", "MASTHEAD_SECRET"})
    void ownServerNeedsAllItsSettings(String missing) {
        var environment = new HashMap<>(OWN_SERVER);
        environment.remove(missing);

        assertEquals(missing, refusal(environment).split(" ")[0]);
    }

    @Test
    void passwordAloneIsHalfASetting() {
        assertEquals(
                "MASTHEAD_DB_URL", refusal(Map.of("MASTHEAD_DB_PASSWORD", "x")).split(" ")[0]);
    }

    @ParameterizedTest
    @CsvSource({
        "MASTHEAD_HTTP_PORT, http",
        "MASTHEAD_HTTP_PORT, 0",
        "MASTHEAD_HTTP_PORT, 65536",
        "MASTHEAD_HTTP_PORT, 9000",
        "MASTHEAD_MANAGEMENT_PORT, -1",
        "MASTHEAD_SAMPLE_DATA, yes",
        "MASTHEAD_LOG, xml",
        "MASTHEAD_SECRET, short",
        "MASTHEAD_SECRET, '0123456789abcdef,short'",
        "MASTHEAD_SECRET, '0123456789abcdef,'"
    })
    void aWrongValueIsRefusedByName(String name, String value) {
        assertEquals(name, refusal(Map.of(name, value)).split(" ")[0]);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, http://127.0.0.1:8080",
        "::, http://127.0.0.1:8080",
        "::1, http://[::1]:8080",
        "news.example, http://news.example:8080"
    })
    void theAddressCanBeOpenedHere(String host, String address) {
        assertEquals(address, Settings.from(Map.of("MASTHEAD_HTTP_HOST", host)).address());
    }

    private static String refusal(Map<String, String> environment) {
        return assertThrows(StartRefused.class, () -> Settings.from(environment))
                .getMessage();
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        var all = new HashMap<>(environment);
        all.put(name, value);
        return all;
    }
}
