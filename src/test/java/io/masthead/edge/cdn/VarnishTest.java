package io.masthead.edge.cdn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.masthead.changelog.Entry;
import io.masthead.shared.id.Id;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a real Varnish, with the VCL that the documentation recommends.
class VarnishTest {

    private final AtomicInteger version = new AtomicInteger();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path folder;

    private HttpServer origin;
    private Process varnish;
    private int port;

    @BeforeEach
    void start() throws IOException {
        origin = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        origin.createContext("/", exchange -> {
            byte[] body = Integer.toString(version.incrementAndGet()).getBytes(StandardCharsets.US_ASCII);
            String keys = "list article:" + exchange.getRequestURI().getPath().substring(1) + " site";
            exchange.getResponseHeaders().add("Surrogate-Key", keys);
            exchange.getResponseHeaders().add("Cache-Control", "public, max-age=10, s-maxage=600");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        origin.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        origin.stop(0);
        if (varnish != null) {
            varnish.destroy();
            varnish.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"varnish-ban", "varnish-xkey"})
    void varnishDropsExactlyWhatHasTheKey(String kind) throws Exception {
        Path program = Stream.of("/usr/sbin/varnishd", "/usr/local/sbin/varnishd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(program != null, "Varnish is not installed here: apt-get install varnish");
        run(program, kind);
        boolean listening = listening();
        String log = Files.readString(folder.resolve("log"));
        assumeTrue(listening || !log.contains("VMOD"), "this Varnish has no xkey: apt-get install varnish-modules");
        assertTrue(listening, log);
        String first = get("/1");
        String second = get("/12");
        assertEquals(first, get("/1"), "Varnish keeps it");

        var purging = new Purging(CdnSettings.targets(kind, "http://127.0.0.1:" + port + "/", "", ""));
        purging.follow(List.of(new Entry(1, Instant.EPOCH, "update", "article", Id.next(), Set.of("article:1"))));

        assertTrue(Integer.parseInt(get("/1")) > Integer.parseInt(second), "is fetched anew");
        assertEquals(second, get("/12"), "stays");
    }

    private void run(Path program, String kind) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String vcl = Files.readString(Path.of("docker/varnish/" + kind + ".vcl"))
                .replace(".host = \"masthead\"", ".host = \"127.0.0.1\"")
                .replace("\"8080\"", "\"" + origin.getAddress().getPort() + "\"");
        Path file = Files.writeString(folder.resolve("test.vcl"), vcl);
        varnish = new ProcessBuilder(
                        program.toString(),
                        "-F",
                        "-j",
                        "none",
                        "-n",
                        folder.resolve("work").toString(),
                        "-a",
                        "127.0.0.1:" + port,
                        "-f",
                        file.toString(),
                        "-s",
                        "malloc,16m")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private boolean listening() throws Exception {
        for (int i = 0; i < 200 && varnish.isAlive(); i++) {
            try {
                get("/ready");
                return true;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        return false;
    }

    private String get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
