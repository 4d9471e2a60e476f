package io.masthead.edge.cdn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.masthead.changelog.Entry;
import io.masthead.shared.id.Id;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against a receiver that writes down what it is asked.
class PurgingTest {

    private record Asked(String method, String path, Map<String, String> headers, String body) {}

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        receiver.createContext("/", exchange -> {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
    }

    @Test
    void fastlyIsGivenKeysInAHeader() throws Exception {
        purge("fastly", Set.of("article:1", "list"));

        Asked one = asked.getFirst();
        assertEquals("POST", one.method());
        assertEquals("/service/zone-1/purge", one.path());
        assertEquals("article:1 list", one.headers().get("Surrogate-Key"));
        assertEquals("token-1", one.headers().get("Fastly-Key"));
    }

    @Test
    void cloudflareIsGivenTags() throws Exception {
        purge("cloudflare", Set.of("article:1", "list"));

        Asked one = asked.getFirst();
        assertEquals("/client/v4/zones/zone-1/purge_cache", one.path());
        assertEquals("Bearer token-1", one.headers().get("Authorization"));
        assertEquals("{\"tags\":[\"article:1\",\"list\"]}", one.body());
    }

    @Test
    void varnishIsPurgedByKeyOrBanned() throws Exception {
        purge("varnish-xkey", Set.of("article:1", "list"));
        purge("varnish-ban", Set.of("article:1", "list"));

        assertEquals("PURGE", asked.get(0).method());
        assertEquals("article:1 list", asked.get(0).headers().get("xkey-purge"));
        assertEquals("BAN", asked.get(1).method());
        String pattern = asked.get(1).headers().get("X-Ban-Keys").replace("[[:space:]]", " ");
        assertTrue("site article:1 tag:2".matches(".*" + pattern + ".*"));
        assertFalse("article:12 lists".matches(".*" + pattern + ".*"));
    }

    @Test
    void webhookIsGivenJson() throws Exception {
        purge("webhook", Set.of("article:1"));
        assertEquals("{\"surrogateKeys\":[\"article:1\"]}", asked.getFirst().body());
    }

    @Test
    void manyKeysAreSentInSeveralRequests() throws Exception {
        Set<String> keys = IntStream.range(0, 70).mapToObj(i -> "article:" + i).collect(Collectors.toSet());
        purge("cloudflare", keys);
        assertEquals(3, asked.size());
        assertTrue(keys.stream()
                .allMatch(key -> asked.stream().anyMatch(one -> one.body().contains('"' + key + '"'))));
    }

    @Test
    void whatNobodyKeepsIsNotPurged() throws Exception {
        purge("webhook", Set.of("slug:river", "address:0123"));
        assertEquals(List.of(), asked);
    }

    @Test
    void refusalIsTriedAgain() {
        status = 503;
        assertThrows(IOException.class, () -> purge("webhook", Set.of("article:1")));
    }

    @ParameterizedTest
    @CsvSource({
        "akamai, http://a.example, z, t",
        "fastly, '', '', t",
        "fastly, '', zone, ''",
        "cloudflare, '', ../x, t",
        "webhook, ftp://a.example, '', ''",
        "varnish-ban, '', '', ''"
    })
    void wrongSettingsStopTheStart(String kind, String url, String zone, String token) {
        assertThrows(IllegalStateException.class, () -> CdnSettings.targets(kind, url, zone, token));
    }

    private void purge(String kind, Set<String> keys) throws Exception {
        String url = "http://localhost:" + receiver.getAddress().getPort() + "/";
        var purging = new Purging(CdnSettings.targets(kind, url, "zone-1", "token-1"));
        purging.follow(List.of(new Entry(1, Instant.EPOCH, "update", "article", Id.next(), keys)));
    }
}
