package io.masthead.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Sends bytes as they are, for requests that no client would make, and answers whose every byte counts.
public final class RawHttp {

    /// An answer.
    ///
    /// @param headers by lower-case name, repeated ones joined by a comma
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    private RawHttp() {}

    /// Sends a request without a body.
    ///
    /// @param target everything between the method and `HTTP/1.1`
    /// @param headers such as `Accept-Encoding: gzip`
    public static Answer send(String method, String target, String... headers) {
        return send(method, target, List.of(headers), new byte[0]);
    }

    /// Sends a request.
    public static Answer send(String method, String target, List<String> headers, byte[] body) {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (body.length > 0 && headers.stream().noneMatch(header -> header.startsWith("Transfer-Encoding"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            var out = socket.getOutputStream();
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            try {
                out.write(body);
                out.flush();
            } catch (IOException answeredEarly) {
                // A server that refuses a body may answer and close before it has read it.
            }
            return read(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends these bytes and no others, each character as one.
    ///
    /// @return all that comes back until the server closes, or has said nothing for five seconds
    public static String exchange(String bytes) {
        var answers = new ByteArrayOutputStream();
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().transferTo(answers);
        } catch (IOException silentOrReset) {
            // What came until now counts.
        }
        return answers.toString(StandardCharsets.UTF_8);
    }

    /// Checks that an answer is a problem of this status with every member that all problems have.
    public static void assertProblem(int status, Answer answer) {
        assertEquals(status, answer.status(), answer.text());
        assertEquals("application/problem+json", answer.header("Content-Type"), answer.headers() + answer.text());
        assertEquals("no-store", answer.header("Cache-Control").replace("private, ", ""));
        JsonPath problem = new JsonPath(answer.text());
        assertEquals(status, problem.getInt("status"));
        for (String member : List.of("type", "title", "detail", "instance", "code", "requestId")) {
            assertNotNull(problem.getString(member), member);
        }
        assertEquals(answer.header("X-Request-Id"), problem.getString("requestId"));
    }

    private static Answer read(byte[] all) throws IOException {
        int end = indexOf(all, "\r\n\r\n", 0);
        if (end < 0) {
            throw new IOException("no answer: " + new String(all, StandardCharsets.ISO_8859_1));
        }
        String[] lines = new String(all, 0, end, StandardCharsets.UTF_8).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] parts = lines[i].split(": *", 2);
            headers.merge(parts[0].toLowerCase(Locale.ROOT), parts[1], (a, b) -> a + ", " + b);
        }
        byte[] body = java.util.Arrays.copyOfRange(all, end + 4, all.length);
        boolean chunked = "chunked".equals(headers.get("transfer-encoding"));
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, chunked ? joined(body) : body);
    }

    private static byte[] joined(byte[] chunks) {
        var out = new ByteArrayOutputStream();
        int at = 0;
        while (at < chunks.length) {
            int end = indexOf(chunks, "\r\n", at);
            int size = Integer.parseInt(new String(chunks, at, end - at, StandardCharsets.US_ASCII), 16);
            out.write(chunks, end + 2, size);
            at = end + 2 + size + 2;
            if (size == 0) {
                break;
            }
        }
        return out.toByteArray();
    }

    private static int indexOf(byte[] bytes, String text, int from) {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = from; i <= bytes.length - wanted.length; i++) {
            if (java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
