package io.masthead.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcAddressTest {

    @Test
    void neededSettingsAreAdded() {
        assertEquals(
                "jdbc:mysql://db:3306/news?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
                        + "&cachePrepStmts=true&useServerPrepStmts=true&prepStmtCacheSize=500"
                        + "&prepStmtCacheSqlLimit=16384&useLocalSessionState=true&rewriteBatchedStatements=true&characterEncoding=UTF-8",
                JdbcAddress.parse("jdbc:mysql://db:3306/news").url());
    }

    @Test
    void whatTheUserSaysStays() {
        var url = JdbcAddress.parse("jdbc:mysql://db/news?sslMode=REQUIRED&cacheprepstmts=false")
                .url();

        assertTrue(url.startsWith("jdbc:mysql://db/news?sslMode=REQUIRED&cacheprepstmts=false&"), url);
        assertFalse(url.contains("cachePrepStmts=true"), url);
    }

    @Test
    void olderNameOfTheTimeZoneCountsToo() {
        var url = JdbcAddress.parse("jdbc:mysql://db/news?serverTimezone=Asia/Shanghai")
                .url();

        assertFalse(url.contains("connectionTimeZone"), url);
    }

    @Test
    void addingTwiceAddsOnce() {
        var once = JdbcAddress.parse("jdbc:mysql://db/news").url();

        assertEquals(once, JdbcAddress.parse(once).url());
    }

    @Test
    void messagesShowNoCredentials() {
        var address = JdbcAddress.parse("jdbc:mysql://root:secret@db:3307/news?password=secret");

        assertEquals("db:3307", address.place());
        assertEquals("news", address.schema());
    }

    @Test
    void schemaCanBeLeftOut() {
        assertTrue(
                JdbcAddress.parse("jdbc:mysql://db/news").withoutSchema().url().startsWith("jdbc:mysql://db/?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mariadb://db/news",
                "jdbc:postgresql://db/news",
                "mysql://db/news",
                "jdbc:mysql:",
                "jdbc:mysql://db",
                "jdbc:mysql://db/",
                "jdbc:mysql://db/?a=b"
            })
    void anAddressThatCannotWorkIsRefused(String url) {
        var refused = assertThrows(StartRefused.class, () -> JdbcAddress.parse(url));

        assertTrue(refused.getMessage().startsWith("MASTHEAD_DB_URL "), refused.getMessage());
    }
}
