import io.masthead.start.EmbeddedDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs the packaged application once with the sample newsroom, asks it for pages, ends it, and leaves its AOT cache behind.
///
/// The database is the embedded one, but in this process: the application's class path stays exactly the one of production,
/// which the cache is bound to. Arguments: the application's folder, the file to write.
final class TrainAotCache {

    private static final int ROUNDS = 50;

    private static final List<String> PATHS = List.of(
            "/v1/site",
            "/v1/categories",
            "/v1/articles",
            "/v1/articles?limit=5&fields=summary&count=exact",
            "/v1/tags",
            "/v1/authors",
            "/v1/links",
            "/v1/tombstones",
            "/v1/pages/home",
            "/v1/articles/no-such-article",
            "/openapi");

    public static void main(String... arguments) throws IOException, InterruptedException {
        var application = Path.of(arguments[0]);
        var cache = Path.of(arguments[1]).toAbsolutePath();
        var folder = Files.createTempDirectory("training-");
        try (var database = EmbeddedDatabase.start(folder.resolve("database"), System.out::println)) {
            var builder = new ProcessBuilder(
                            "java", "@java.options", "-XX:AOTCacheOutput=" + cache, "-jar", "quarkus-run.jar")
                    .directory(application.toFile())
                    .redirectErrorStream(true);
            builder.environment().put("MASTHEAD_DB_URL", database.url());
            builder.environment().put("MASTHEAD_DB_USER", database.user());
            builder.environment().put("MASTHEAD_DB_PASSWORD", database.password());
            builder.environment().put("MASTHEAD_SECRET", "only for the minute of this training");
            builder.environment().put("MASTHEAD_SAMPLE_DATA", "true");
            builder.environment().put("MASTHEAD_DATA_DIR", folder.resolve("data").toString());
            builder.environment().put("MASTHEAD_HTTP_HOST", "127.0.0.1");
            train(builder.start());
        }
        if (Files.notExists(cache)) {
            throw new IOException("the application ended without leaving " + cache);
        }
    }

    private static void train(Process application) throws IOException, InterruptedException {
        try (var output = application.inputReader()) {
            var ready = "Masthead is ready at ";
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                System.out.println(line);
                if (line.startsWith(ready)) {
                    ask(line.substring(ready.length()));
                    // Not Process.destroy: that closes the pipe we still read.
                    application.toHandle().destroy();
                }
            }
        }
        application.waitFor();
    }

    private static void ask(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            for (var round = 0; round < ROUNDS; round++) {
                for (var path : PATHS) {
                    var request = HttpRequest.newBuilder(URI.create(address + path)).build();
                    client.send(request, BodyHandlers.discarding());
                }
            }
        }
    }
}
