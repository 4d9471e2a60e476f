package io.masthead.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Against the small server of these tests; against a real one if `MASTHEAD_TEST_S3_ENDPOINT`, `…_BUCKET`,
/// `…_ACCESS_KEY` and `…_SECRET_KEY` name one.
@Execution(ExecutionMode.CONCURRENT)
class S3StoreTest {

    /// Where a real server is, or nothing.
    private static final String REAL = System.getenv("MASTHEAD_TEST_S3_ENDPOINT");

    private static Vertx vertx;
    private static SmallS3 server;
    private static S3Store store;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() throws IOException {
        vertx = Vertx.vertx();
        server = new SmallS3();
        store = new S3Store(settings(REAL == null ? server.address() : URI.create(REAL)), vertx);
    }

    @AfterAll
    static void close() {
        server.close();
        vertx.close();
    }

    private static S3Settings settings(URI endpoint) {
        return new S3Settings(
                setting("BUCKET", "pictures"),
                Optional.of(endpoint),
                "us-east-1",
                Optional.of(setting("ACCESS_KEY", "key")),
                Optional.of(setting("SECRET_KEY", "secret")),
                "news-" + UUID.randomUUID() + "/");
    }

    private static String setting(String name, String otherwise) {
        return REAL == null ? otherwise : System.getenv("MASTHEAD_TEST_S3_" + name);
    }

    @Test
    void whatIsPutIsFetched() throws IOException {
        byte[] bytes = bytes(70_000);
        store.put("aa/one/card.jpg", Files.write(folder.resolve("up"), bytes));
        store.put("aa/one/card.webp", "small".getBytes(StandardCharsets.US_ASCII));
        store.fetch("aa/one/card.jpg", folder.resolve("down"));
        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("down")));
        store.put("aa/one/card.webp", "other".getBytes(StandardCharsets.US_ASCII));
        store.fetch("aa/one/card.webp", folder.resolve("down"));
        assertEquals("other", Files.readString(folder.resolve("down")));
        assertThrows(NoSuchFileException.class, () -> store.fetch("aa/one/none", folder.resolve("none")));
    }

    @Test
    void folderIsListedAndRemovedAlone() throws IOException {
        for (String key : List.of("bb/two/a.jpg", "bb/two/b.jpg", "bb/two/c.jpg", "bb/twofold/a.jpg")) {
            store.put(key, bytes(3));
        }
        assertEquals(Set.of("a.jpg", "b.jpg", "c.jpg"), store.names("bb/two"));
        store.remove("bb/two");
        assertEquals(Set.of(), store.names("bb/two"));
        assertEquals(Set.of("a.jpg"), store.names("bb/twofold"));
        store.remove("bb/twofold/a.jpg");
        assertEquals(Set.of(), store.names("bb/twofold"));
        store.remove("bb/nothing");
    }

    @Test
    void walkTellsOfEveryFile() throws IOException {
        Set<String> put = new TreeSet<>(Set.of("cc/three/a", "cc/three/b", "cc/four/a", "cc/five/a", "cc/five/b"));
        for (String key : put) {
            store.put(key, bytes(7));
        }
        Set<String> found = new TreeSet<>();
        store.walk(kept -> {
            if (kept.key().startsWith("cc/")) {
                assertEquals(7, kept.bytes());
                found.add(kept.key());
            }
        });
        assertEquals(put, found);
    }

    @Test
    void readersAreServedWholeAndInParts() throws Exception {
        byte[] bytes = bytes(300_000);
        store.put("dd/six/hero.jpg", bytes);
        assertEquals(Optional.of(300_000L), await(store.size("dd/six/hero.jpg")));
        assertEquals(Optional.empty(), await(store.size("dd/six/none.jpg")));
        assertArrayEquals(bytes, await(store.load("dd/six/hero.jpg")).getBytes());
        var front = vertx.createHttpServer()
                .requestHandler(request -> store.send(
                        "dd/six/hero.jpg",
                        Long.parseLong(request.getParam("from")),
                        Long.parseLong(request.getParam("length")),
                        request.response()));
        int port = await(front.listen(0, "127.0.0.1")).actualPort();
        for (var part : Map.of(0, 300_000, 10, 20, 299_999, 1).entrySet()) {
            byte[] got = get("http://127.0.0.1:" + port + "/?from=" + part.getKey() + "&length=" + part.getValue());
            assertArrayEquals(java.util.Arrays.copyOfRange(bytes, part.getKey(), part.getKey() + part.getValue()), got);
        }
        await(front.close());
    }

    @Test
    void serverThatIsAwayIsAnErrorAndNotAnAbsence() throws Exception {
        S3Store lost = new S3Store(settings(server.address()), vertx);
        server.away(true);
        try {
            assertThrows(IOException.class, () -> lost.put("ee/a", bytes(1)));
            assertTrue(assertThrows(Exception.class, () -> await(lost.size("ee/a")))
                    .getMessage()
                    .contains("503"));
        } finally {
            server.away(false);
        }
    }

    @Test
    void settingsThatDoNotFitAreNamed() {
        assertEquals(Optional.empty(), S3Settings.read(config(Map.of())));
        assertTrue(refusal(Map.of("access-key", "a")).contains("MASTHEAD_MEDIA_S3_SECRET_KEY"));
        assertTrue(refusal(Map.of("endpoint", "s3.example")).contains("MASTHEAD_MEDIA_S3_ENDPOINT"));
        assertTrue(refusal(Map.of("endpoint", "https://s3.example/path")).contains("MASTHEAD_MEDIA_S3_ENDPOINT"));
        S3Settings read = S3Settings.read(config(Map.of("bucket", "b", "prefix", "/news/")))
                .orElseThrow();
        assertEquals("news/", read.prefix());
        assertEquals("us-east-1", read.region());
    }

    private static String refusal(Map<String, String> settings) {
        Map<String, String> all = new java.util.HashMap<>(settings);
        all.put("bucket", "b");
        return assertThrows(IllegalArgumentException.class, () -> S3Settings.read(config(all)))
                .getMessage();
    }

    private static Config config(Map<String, String> settings) {
        Map<String, String> named = new java.util.HashMap<>();
        settings.forEach((name, value) -> named.put("masthead.media-s3-" + name, value));
        return new io.smallrye.config.SmallRyeConfigBuilder()
                .withSources(new io.smallrye.config.PropertiesConfigSource(named, "test", 100))
                .build();
    }

    private static byte[] get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new java.util.Random(count).nextBytes(bytes);
        return bytes;
    }
}
