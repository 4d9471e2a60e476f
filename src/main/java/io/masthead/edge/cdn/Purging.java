package io.masthead.edge.cdn;

import io.masthead.changelog.Entry;
import io.masthead.changelog.Follower;
import io.masthead.shared.http.SurrogateKeys;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Has the CDN drop what has changed, in the order of the log. To purge twice does no harm, so a purge that may have
/// failed is tried again, and nothing after it is purged before.
@Singleton
public class Purging implements Follower {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Cdn> targets;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

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
        Set<String> changed = entries.stream()
                .map(Entry::surrogateKeys)
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> keys = SurrogateKeys.told(changed);
        for (Cdn target : targets) {
            for (int i = 0; i < keys.size(); i += target.most()) {
                purge(target, keys.subList(i, Math.min(keys.size(), i + target.most())));
            }
        }
    }

    private void purge(Cdn target, List<String> keys) throws IOException, InterruptedException {
        int status = http.send(target.purge(keys).timeout(PATIENCE).build(), BodyHandlers.discarding())
                .statusCode();
        if (status < 200 || status > 299) {
            throw new IOException("the CDN answered a purge with " + status);
        }
    }
}
