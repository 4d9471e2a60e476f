package io.masthead.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.shared.database.DatabaseWait;
import io.masthead.shared.http.Rendered;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/// What a node does before it says that it is ready: it asks itself for what readers ask for most, time and again until
/// that goes fast. The first answers of a Java program take a hundred times as long as later ones, and a load balancer
/// sends a new node its whole share at once: that would be refused. Nothing of it is kept, and who asks meanwhile is
/// answered as ever.
@Readiness
@Singleton
class Rehearsal implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Rehearsal.class);

    /// It is over when none took longer than this.
    private static final long FAST_NANOS = Duration.ofMillis(50).toNanos();

    /// Or after so long: a slow node is better than none.
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /// Before it tries again where nothing is answered yet.
    private static final long PAUSE_MILLIS = 50;

    private static final String NEWEST = "/v1/articles?limit=10";
    private static final int ARTICLES = 3;

    private final InnerRequests inner;
    private final ObjectMapper json;
    private volatile boolean over;

    Rehearsal(@ConfigProperty(name = "masthead.edge-enabled") boolean enabled, InnerRequests inner, ObjectMapper json) {
        over = !enabled;
        this.inner = inner;
        this.json = json;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("rehearsed").status(over).build();
    }

    void begin(@ObservesAsync HttpServerStart open) {
        if (!over) {
            Thread.startVirtualThread(() -> rehearse(LONGEST));
        }
    }

    /// @param atMost how long it may take
    /// @return what was answered at last
    List<String> rehearse(Duration atMost) {
        List<String> answered = new ArrayList<>();
        long began = System.nanoTime();
        long end = began + atMost.toNanos();
        try {
            boolean fast = false;
            while (!fast && System.nanoTime() < end) {
                answered.clear();
                Optional<byte[]> newest = ask(NEWEST, end);
                fast = newest.isPresent();
                for (String uri : newest.isPresent() ? scenes(newest.get()) : List.<String>of()) {
                    long asked = System.nanoTime();
                    if (ask(uri, end).isPresent()) {
                        answered.add(uri);
                        fast &= System.nanoTime() - asked < FAST_NANOS;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(newest.isPresent() ? 0 : PAUSE_MILLIS);
            }
            LOG.debugf("Rehearsed for %d ms", (System.nanoTime() - began) / 1_000_000);
        } catch (TimeoutException slow) {
            LOG.debug("What readers ask for takes too long to be rehearsed");
        } catch (IOException | ExecutionException | RuntimeException failed) {
            LOG.debugf(failed, "What readers ask for could not be rehearsed");
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            over = true;
        }
        return answered;
    }

    /// @param newest the list of the newest articles; there may be none
    private List<String> scenes(byte[] newest) throws IOException {
        List<String> scenes = new ArrayList<>();
        json.readTree(newest).path("data").valueStream().limit(ARTICLES).forEach(article -> {
            String slug = encoded(article.path("slug").asText());
            String title = encoded(article.path("title").asText());
            scenes.addAll(List.of(
                    "/v1/articles/" + slug,
                    "/v1/pages/article/" + slug,
                    // Something that is found.
                    "/v1/search?q=" + title,
                    "/v1/pages/home"));
        });
        return scenes;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// @return what it says; nothing if it is refused
    private Optional<byte[]> ask(String uri, long end)
            throws ExecutionException, InterruptedException, TimeoutException {
        var answer = new CompletableFuture<Optional<byte[]>>();
        var database = new DatabaseWait();
        inner.send(
                uri,
                null,
                null,
                database,
                rendered -> answer.complete(
                        rendered instanceof Rendered.Answer said ? Optional.of(said.content()) : Optional.empty()),
                () -> answer.complete(Optional.empty()));
        try {
            return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            database.breakOff();
            throw slow;
        }
    }
}
