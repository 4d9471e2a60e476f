package io.masthead.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.RawHttp;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A request that two servers in a row could take for different ones is answered once at most, and the connection is
/// closed: what stands behind it is never taken for the next request (RFC 9112, sections 3.2, 6.3 and 11.2).
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RequestSmugglingTest {

    private static final String HIDDEN = "GET /v1/site HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: chunked, xchunked\r\n",
                "Transfer-Encoding: chunked,\r\n",
                "Transfer-Encoding: chunked\r\n xchunked\r\n",
                "Transfer-Encoding: identity, chunked\r\n",
                "Transfer-Encoding : chunked\r\n",
                " Transfer-Encoding: chunked\r\n",
                "Transfer-Encoding:\u000bchunked\r\n",
                "Transfer-Encoding: \"chunked\"\r\n",
                "X: y\r\n Transfer-Encoding: chunked\r\n",
                "X: y\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Content-Length: 5\r\nContent-Length: 0\r\n",
                "Content-Length: 0\r\nContent-Length: 5\r\n",
                "Content-Length: 5, 0\r\n",
                "Content-Length: +5\r\n",
                "Content-Length: -5\r\n",
                "Content-Length: 0x5\r\n",
                "Content-Length: 5 0\r\n",
                "Content-Length : 5\r\n",
                "Content-Length: 99999999999999999999\r\n"
            })
    void lengthThatIsToldInTwoWaysEndsTheConnection(String lengths) {
        refused("POST /v1/views HTTP/1.1\r\nHost: a\r\n" + lengths + "\r\n0\r\n\r\n" + HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\n\r\n",
                "-1\r\n\r\n",
                "fffffffffffffffff\r\n\r\n",
                "0x0\r\n\r\n",
                "5\r\nabcdefg\r\n0\r\n\r\n",
                "1;x=\r\na\r\n\r\n0 0\r\n\r\n"
            })
    void chunkThatIsNoneEndsTheConnection(String chunks) {
        refused("POST /v1/views HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/site HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /v1/site HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n",
                "GET /v1/site HTTP/1.1\r\n\r\n",
                "GET /v1/site HTTP/1.1\r\nHost : a\r\n\r\n",
                "GET /v1/site HTTP/1.1\r\n\rHost: a\r\n\r\n",
                "GET /v1/site HTTP/1.1\r\nHost: a\r\nX-\u0000: b\r\n\r\n",
                "GET /v1/site HTTP/1.1\r\nHost: a\r\nX: b\u0000c\r\n\r\n",
                "GET /v1/site HTTP/1.1\r\nHost: a\r\nX y: b\r\n\r\n",
                "GET /v1/site HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n"
            })
    void headThatTwoServersReadDifferentlyIsRefused(String head) {
        String answers = RawHttp.exchange(head.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
        assertTrue(answers.startsWith("HTTP/1.1 400"), answers);
    }

    @Test
    void foldedLineIsOneHeaderOrRefused() {
        String answers = RawHttp.exchange(
                "GET /v1/site HTTP/1.1\r\nHost: a\r\nX-Request-Id: a\r\n Connection: x\r\nConnection: close\r\n\r\n");
        assertEquals(1, count(answers), answers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://evil.example/v1/site HTTP/1.1\r\nHost: localhost\r\n",
                "GET /v1/site HTTP/1.1\r\nHost: evil.example\r\n",
                "GET /v1/site HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\n",
                "GET /v1/articles?limit=1 HTTP/1.1\r\nHost: evil.example\r\n",
                "GET /feeds/all.rss HTTP/1.1\r\nHost: evil.example\r\n",
                "GET /sitemap.xml HTTP/1.1\r\nHost: evil.example\r\n",
                "GET /robots.txt HTTP/1.1\r\nHost: evil.example\r\n"
            })
    void hostThatIsAskedForStandsInNoAnswer(String request) {
        String answers = RawHttp.exchange(request + "Connection: close\r\n\r\n");
        assertEquals(1, count(answers), answers);
        assertFalse(answers.contains("evil"), answers);
    }

    /// Nothing but refusals, and then the connection has ended: nobody listens for what comes behind.
    private static void refused(String bytes) {
        String answers = RawHttp.exchange(bytes);
        assertFalse(answers.contains("HTTP/1.1 2"), "what was hidden is answered: " + answers);
    }

    private static long count(String answers) {
        return Pattern.compile("HTTP/1\\.[01] \\d{3}")
                .matcher(answers)
                .results()
                .count();
    }
}
