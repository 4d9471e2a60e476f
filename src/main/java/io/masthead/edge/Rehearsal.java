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
    private static final long LONGEST_NANOS = Duration.ofSeconds(5).toNanos();

    private static final String NEWEST = "/v1/articles?limit=10";
    private static final int ARTICLES = 3;

    private final InnerRequests inner;
    private final ObjectMapper json;
    private volatile boolean over;

    Rehearsal(InnerRequests inner, ObjectMapper json) {
        this.inner = inner;
        this.json = json;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("rehearsed").status(over).build();
    }

    void begin(@ObservesAsync HttpServerStart open) {
        Thread.startVirtualThread(this::rehearse);
    }

    /// @return what was answered at last
    List<String> rehearse() {
        List<String> answered = new ArrayList<>();
        long began = System.nanoTime();
        int rounds = 0;
        try {
            long slowest;
            do {
                slowest = 0;
                answered.clear();
                for (String uri : scenes()) {
                    long asked = System.nanoTime();
                    ask(uri).ifPresent(answer -> answered.add(uri));
                    slowest = Math.max(slowest, System.nanoTime() - asked);
                }
                rounds++;
            } while (slowest > FAST_NANOS && System.nanoTime() - began < LONGEST_NANOS);
            LOG.debugf(
                    "Rehearsed %d times in %d ms, the last time each answer within %d ms",
                    rounds, (System.nanoTime() - began) / 1_000_000, slowest / 1_000_000);
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException failed) {
            LOG.debugf(failed, "What readers ask for could not be rehearsed");
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            over = true;
        }
        return answered;
    }

    /// Nothing, where there is no article yet.
    private List<String> scenes() throws IOException, ExecutionException, InterruptedException, TimeoutException {
        List<String> scenes = new ArrayList<>();
        Optional<byte[]> newest = ask(NEWEST);
        if (newest.isPresent()) {
            json.readTree(newest.get())
                    .path("data")
                    .valueStream()
                    .limit(ARTICLES)
                    .forEach(article -> {
                        String slug = encoded(article.path("slug").asText());
                        // Something that is found: what is not would go on the editors' list.
                        String title = encoded(article.path("title").asText());
                        scenes.addAll(List.of(
                                "/v1/articles/" + slug,
                                "/v1/pages/article/" + slug,
                                "/v1/search?q=" + title,
                                "/v1/pages/home",
                                NEWEST));
                    });
        }
        return scenes;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// @return what it says; nothing if it is refused
    private Optional<byte[]> ask(String uri) throws ExecutionException, InterruptedException, TimeoutException {
        var answer = new CompletableFuture<Optional<byte[]>>();
        inner.send(
                uri,
                null,
                null,
                new DatabaseWait(),
                rendered -> answer.complete(
                        rendered instanceof Rendered.Answer said ? Optional.of(said.content()) : Optional.empty()),
                () -> answer.complete(Optional.empty()));
        return answer.get(LONGEST_NANOS, TimeUnit.NANOSECONDS);
    }
}
