package io.masthead.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class DatabaseCheckTest {

    @Test
    void nobodyAtTheAddressIsSaidInOneSentence() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertEquals(
                "No database answers at 127.0.0.1:" + port + " (Connection refused): correct MASTHEAD_DB_URL.",
                refusal("jdbc:mysql://127.0.0.1:" + port + "/news"));
    }

    @Test
    void unknownHostIsSaidInOneSentence() {
        assertEquals(
                "No database answers at nobody.invalid (unknown host): correct MASTHEAD_DB_URL.",
                refusal("jdbc:mysql://nobody.invalid/news"));
    }

    @Test
    void serverThatSpeaksAnotherLanguageIsRefused() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var greeter = Thread.ofVirtual().start(() -> {
                try (var client = socket.accept()) {
                    client.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            var sentence = refusal("jdbc:mysql://127.0.0.1:" + socket.getLocalPort() + "/news");
            greeter.join();

            assertTrue(sentence.endsWith("correct MASTHEAD_DB_URL."), sentence);
            assertFalse(sentence.contains("\n"), sentence);
        }
    }

    private static String refusal(String url) {
        var server = new Settings.Server(JdbcAddress.parse(url), "news", "secret");
        return assertThrows(StartRefused.class, () -> DatabaseCheck.check(server))
                .getMessage();
    }
}
