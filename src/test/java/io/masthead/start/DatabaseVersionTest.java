package io.masthead.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("database")
class DatabaseVersionTest {

    @ParameterizedTest
    @CsvSource({
        "8.4.0, MySQL 8.4, true",
        "8.4.3-0ubuntu1, MySQL 8.4, true",
        "9.1.0, MySQL 9.1, true",
        "8.0.43, MySQL 8.0, false",
        "5.7.44-log, MySQL 5.7, false",
        "11.4.5-MariaDB, MariaDB 11.4, true",
        "11.8.3-MariaDB-ubu2404, MariaDB 11.8, true",
        "12.0.1-MariaDB, MariaDB 12.0, true",
        "11.2.6-MariaDB, MariaDB 11.2, false",
        "10.11.6-MariaDB, MariaDB 10.11, false",
        "5.5.5-10.11.6-MariaDB-1:10.11.6+maria~deb12, MariaDB 10.11, false",
        "5.5.5-11.4.2-MariaDB, MariaDB 11.4, true"
    })
    void serversTellWhetherTheyAreNewEnough(String text, String name, boolean supported) {
        var version = DatabaseVersion.parse(text);

        assertEquals(name, version.toString());
        assertEquals(supported, version.supported());
    }

    @Test
    void textWithoutVersionIsRefused() {
        assertThrows(StartRefused.class, () -> DatabaseVersion.parse("unknown"));
    }
}
