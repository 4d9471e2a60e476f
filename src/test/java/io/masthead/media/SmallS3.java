package io.masthead.media;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// As much of S3 as a store of pictures needs: objects in memory at `/bucket/key`, lists of two a page, removal, parts
/// of objects. Whoever does not sign is refused; whether the signature is right, only a real server
/// tells (see [S3StoreTest]).
final class SmallS3 implements AutoCloseable {

    private static final int PAGE = 2;
    private static final Pattern PARAMETER = Pattern.compile("(?:^|&)([^=&]+)=?([^&]*)");

    private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final HttpServer server;
    private volatile boolean away;

    SmallS3() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Has every request fail from now on, or none.
    void away(boolean away) {
        this.away = away;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            String path = exchange.getRequestURI().getPath();
            String key = path.substring(path.indexOf('/', 1) + 1);
            boolean signed = query.contains("X-Amz-Signature=")
                    || String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                            .startsWith("AWS4-HMAC-SHA256 Credential=key/");
            if (away || !signed) {
                send(exchange, away ? 503 : 403, error(away ? "SlowDown" : "AccessDenied"));
            } else if (exchange.getRequestMethod().equals("DELETE")) {
                objects.remove(key);
                send(exchange, 204, "");
            } else if (query.contains("list-type=2")) {
                send(exchange, 200, list(parameter(query, "prefix"), parameter(query, "continuation-token")));
            } else if (exchange.getRequestMethod().equals("PUT")) {
                objects.put(key, body);
                exchange.getResponseHeaders().add("ETag", "\"1\"");
                send(exchange, 200, "");
            } else {
                object(exchange, objects.get(key));
            }
        }
    }

    private String list(String prefix, String after) {
        var found = objects.tailMap(after.isEmpty() ? prefix : after, after.isEmpty()).entrySet().stream()
                .filter(one -> one.getKey().startsWith(prefix))
                .limit(PAGE + 1L)
                .toList();
        StringBuilder list =
                new StringBuilder("<ListBucketResult><IsTruncated>" + (found.size() > PAGE) + "</IsTruncated>");
        if (found.size() > PAGE) {
            list.append("<NextContinuationToken>")
                    .append(found.get(PAGE - 1).getKey())
                    .append("</NextContinuationToken>");
        }
        found.stream()
                .limit(PAGE)
                .forEach(one -> list.append("<Contents><Key>")
                        .append(one.getKey())
                        .append("</Key><Size>")
                        .append(one.getValue().length)
                        .append("</Size><LastModified>")
                        .append(Instant.now())
                        .append("</LastModified></Contents>"));
        return list.append("</ListBucketResult>").toString();
    }

    private static void object(HttpExchange exchange, byte[] object) throws IOException {
        if (object == null) {
            send(exchange, 404, error("NoSuchKey"));
            return;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            send(exchange, 200, object);
            return;
        }
        ByteRange part = ByteRange.of(range, object.length).orElseThrow();
        exchange.getResponseHeaders()
                .add("Content-Range", "bytes " + part.from() + "-" + part.to() + "/" + object.length);
        send(exchange, 206, Arrays.copyOfRange(object, (int) part.from(), (int) part.to() + 1));
    }

    private static String parameter(String query, String name) {
        for (Matcher one = PARAMETER.matcher(query); one.find(); ) {
            if (one.group(1).equals(name)) {
                return java.net.URLDecoder.decode(one.group(2), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static String error(String code) {
        return "<Error><Code>" + code + "</Code><Message>a test</Message></Error>";
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        send(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
