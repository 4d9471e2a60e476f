import io.masthead.start.EmbeddedDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// Runs the packaged application once on an empty database, writes and reads an article as people do, ends it, and leaves behind
/// what Java noted meanwhile: its AOT cache (JEP 483, JEP 514, JEP 515), with which later starts take half the time.
///
/// The database is the embedded one, but in this process: the application's class path stays exactly the one of later runs, which
/// the cache is bound to. Arguments: the application's folder, the file to write, the options that Java will be started with.
final class TrainAotCache {

    private static final int ROUNDS = 30;
    private static final String EMAIL = "training@masthead.local";
    private static final String READY = "Masthead is ready at ";

    private static final List<String> PATHS = List.of(
            "/v1/site",
            "/v1/categories",
            "/v1/articles",
            "/v1/articles?limit=5&fields=summary&count=exact",
            "/v1/articles/a-first-article",
            "/v1/articles/no-such-article",
            "/v1/pages/article/a-first-article",
            "/v1/pages/home",
            "/v1/tags",
            "/v1/authors",
            "/v1/links",
            "/v1/tombstones",
            "/v1/most-viewed",
            "/openapi");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final String password;

    private TrainAotCache(String address, String password) {
        this.address = address;
        this.password = password;
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        Path application = Path.of(arguments[0]).toAbsolutePath();
        Path cache = Path.of(arguments[1]).toAbsolutePath();
        List<String> options = List.of(arguments).subList(2, arguments.length);
        Path folder = Files.createTempDirectory("masthead-training-");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(
                application.getParent(), folder.resolve("database"), EmbeddedDatabase.Tuning.TESTS, System.out::println)) {
            String password = UUID.randomUUID().toString();
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-jar", "quarkus-run.jar"));
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(application.toFile()).redirectErrorStream(true);
            var settings = builder.environment();
            settings.put("MASTHEAD_DB_URL", database.url());
            settings.put("MASTHEAD_DB_USER", database.user());
            settings.put("MASTHEAD_DB_PASSWORD", database.password());
            settings.put("MASTHEAD_SECRET", UUID.randomUUID().toString());
            settings.put("MASTHEAD_SAMPLE_DATA", "false");
            settings.put("MASTHEAD_ADMIN_EMAIL", EMAIL);
            settings.put("MASTHEAD_ADMIN_PASSWORD", password);
            settings.put("MASTHEAD_DATA_DIR", folder.resolve("data").toString());
            settings.put("MASTHEAD_HTTP_HOST", "127.0.0.1");
            settings.put("MASTHEAD_HTTP_PORT", Integer.toString(freePort()));
            settings.put("MASTHEAD_MANAGEMENT_PORT", Integer.toString(freePort()));
            train(builder.start(), password);
        } finally {
            delete(folder);
        }
        if (Files.notExists(cache)) {
            throw new IOException("the application ended without leaving " + cache);
        }
    }

    private static void train(Process application, String password) throws IOException, InterruptedException {
        Thread endWithUs = new Thread(application::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(endWithUs);
        try (BufferedReader output = application.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                System.out.println(line);
                if (line.startsWith(READY)) {
                    try {
                        new TrainAotCache(line.substring(READY.length()), password).day();
                    } finally {
                        // Not Process.destroy: that closes the pipe we still read.
                        application.toHandle().destroy();
                    }
                }
            }
        }
        application.waitFor();
        Runtime.getRuntime().removeShutdownHook(endWithUs);
    }

    /// What editors and readers do all day.
    private void day() throws IOException, InterruptedException {
        String token = member(post("/v1/admin/sessions", "", """
                {"email": "%s", "password": "%s"}""".formatted(EMAIL, password)), "token");
        post("/v1/admin/categories", token, """
                {"name": "News", "slug": "news"}""");
        String id = member(post("/v1/admin/articles", token, """
                {"title": "A first article", "slug": "a-first-article", "category": "news", "language": "en",
                 "bodyMarkdown": "## One\\n\\nA paragraph with a [link](https://example.org) and **weight**.\\n\\n- a\\n- list"}"""), "id");
        post("/v1/admin/articles/" + id + "/publish", token, "{}");
        for (int round = 0; round < ROUNDS; round++) {
            for (String path : PATHS) {
                client.send(request(path).build(), BodyHandlers.discarding());
            }
            post("/v1/articles/a-first-article/views", "", "");
        }
    }

    private String post(String path, String token, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token).header("If-Match", "*");
        }
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("POST " + path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private static String member(String json, String name) {
        var found = Pattern.compile("\"" + name + "\" *: *\"([^\"]+)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return found.group(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
