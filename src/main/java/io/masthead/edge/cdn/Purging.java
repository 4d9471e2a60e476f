package io.masthead.edge.cdn;

import io.masthead.changelog.Entry;
import io.masthead.changelog.Follower;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// Has the CDN drop what has changed, in the order of the log. To purge twice does no harm, so a purge that may have
/// failed is tried again, and nothing after it is purged before.
@Singleton
public class Purging implements Follower {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Cdn> targets;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Purging(CdnSettings settings) {
        this(settings.targets());
    }

    Purging(List<Cdn> targets) {
        this.targets = targets;
    }

    @Override
    public String name() {
        return "cdn";
    }

    @Override
    public boolean isActive() {
        return !targets.isEmpty();
    }

    @Override
    public void follow(List<Entry> entries) throws IOException, InterruptedException {
        List<String> keys = entries.stream()
                .map(Entry::surrogateKeys)
                .flatMap(Collection::stream)
                .filter(Purging::isSentToCdns)
                .distinct()
                .sorted()
                .toList();
        for (Cdn target : targets) {
            for (int i = 0; i < keys.size(); i += target.most()) {
                purge(target, keys.subList(i, Math.min(keys.size(), i + target.most())));
            }
        }
    }

    /// What says that there is nothing at a slug is never kept outside.
    private static boolean isSentToCdns(String key) {
        return !key.startsWith("slug:") && !key.startsWith("address:");
    }

    private void purge(Cdn target, List<String> keys) throws IOException, InterruptedException {
        int status = http.send(target.purge(keys).timeout(PATIENCE).build(), BodyHandlers.discarding())
                .statusCode();
        if (status < 200 || status > 299) {
            throw new IOException("the CDN answered a purge with " + status);
        }
    }
}
