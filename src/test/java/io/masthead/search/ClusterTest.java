package io.masthead.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.masthead.shared.id.Id;
import io.masthead.shared.text.Sounds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What is sent to a cluster, by a server that writes it down and finds nothing. It is no proof that a real one takes
/// it.
@Execution(ExecutionMode.CONCURRENT)
class ClusterTest {

    private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private SearchIndex index;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        String address = "http://localhost:" + server.getAddress().getPort();
        var engine = new SearchEngine(address, "reader", "secret", "8.19");
        index = SearchIndex.open(engine, new IndexFolder(Path.of("nowhere")));
    }

    @AfterEach
    void close() {
        index.close();
        server.stop(0);
    }

    @Test
    void theIndexIsMadeWithTheSameAnalysisAndWithoutPlugins() {
        String made = sent("PUT /article-000001");

        assertTrue(made.contains("\"cjk_bigram\""), made);
        assertTrue(made.contains("\"porter_stem\""), made);
        assertTrue(made.contains("\"output_unigrams\":true"), made);
        assertTrue(made.contains("\"search_analyzer\":\"asked\""), made);
    }

    @Test
    void textsAreSentFoldedAndQuestionsAreTheSame() {
        Id id = Id.next();
        index.replace(
                List.of(id),
                List.of(new Indexed(
                        Indexed.key(id, 0),
                        id,
                        NOW,
                        Indexed.NEVER,
                        NOW,
                        "月牙橋",
                        "",
                        "Text",
                        PublishedTexts.starts("月牙橋"),
                        Sounds.of("月牙橋"),
                        null,
                        List.of())));
        String bulk = sent("POST /_bulk");
        assertTrue(bulk.contains("\"title\":\"月牙桥\""), bulk);
        assertTrue(bulk.contains("\"headline\":\"月牙橋\""), bulk);
        assertTrue(bulk.contains("\"delete\""), "its other version goes: " + bulk);

        var question = new Question(Asked.of("月牙橋"), null, List.of(), null, null, false, true, null, NOW);
        assertEquals(List.of(), index.queries().places(question, 0, 5));
        String search = sent("POST /article-read/_search");
        assertTrue(search.contains("match_phrase"), search);
        assertTrue(search.contains("月牙桥"), search);
        assertTrue(search.contains("expireAt"), search);
    }

    private String sent(String request) {
        List<String> found =
                sent.stream().filter(one -> one.startsWith(request)).toList();
        assertTrue(!found.isEmpty(), request + " was not sent, but " + sent);
        return String.join("\n", found);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        sent.add(request + " " + body);
        byte[] answer = said(request, body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static String said(String request, String body) {
        if (request.equals("GET /")) {
            return "{\"version\":{\"number\":\"8.19.0\",\"build_flavor\":\"default\"},"
                    + "\"tagline\":\"You Know, for Search\"}";
        }
        if (request.startsWith("GET /article")) {
            return "{}";
        }
        if (request.equals("POST /_bulk")) {
            return body.lines()
                    .filter(line -> line.startsWith("{\"index\"") || line.startsWith("{\"delete\""))
                    .map(line -> "{\"" + (line.startsWith("{\"index\"") ? "index" : "delete") + "\":{\"status\":200}}")
                    .collect(Collectors.joining(",", "{\"errors\":false,\"items\":[", "]}"));
        }
        if (request.endsWith("_search")) {
            return "{\"took\":1,\"timed_out\":false,\"hits\":{\"total\":{\"value\":0,\"relation\":\"eq\"},\"hits\":[]}}";
        }
        return "{\"acknowledged\":true,\"status\":\"green\"}";
    }
}
