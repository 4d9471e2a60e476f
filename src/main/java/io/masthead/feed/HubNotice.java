package io.masthead.feed;

import io.masthead.changelog.Entry;
import io.masthead.changelog.Follower;
import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.http.PathSegment;
import io.masthead.shared.id.Id;
import io.masthead.shared.outbound.CallRefused;
import io.masthead.shared.outbound.Outbound;
import io.masthead.site.PublicAddress;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.CategoryTree;
import io.masthead.taxonomy.TagRepository;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Tells the WebSub hub which feeds have changed, so that it tells their subscribers (W3C WebSub, section 6; the form
/// of the notice is PubSubHubbub's, which hubs share).
@Singleton
class HubNotice implements Follower {

    private static final Logger LOG = Logger.getLogger(HubNotice.class);
    private static final String LIST = "list:";
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final int ENOUGH = 1024;

    private final FeedSettings settings;
    private final PublicAddress here;
    private final CategoryRepository categories;
    private final TagRepository tags;
    private final Outbound outbound;

    HubNotice(
            FeedSettings settings,
            PublicAddress here,
            CategoryRepository categories,
            TagRepository tags,
            Outbound outbound) {
        this.settings = settings;
        this.here = here;
        this.categories = categories;
        this.tags = tags;
        this.outbound = outbound;
    }

    @Override
    public String name() {
        return "feeds-hub";
    }

    @Override
    public boolean isActive() {
        return settings.hub().isPresent();
    }

    @Override
    @ActivateRequestContext
    public void follow(List<Entry> entries) throws Exception {
        Set<String> keys = entries.stream()
                .filter(entry ->
                        entry.subject().equals("article") && !entry.type().equals("schedule"))
                .flatMap(entry -> entry.surrogateKeys().stream())
                .filter(key -> key.startsWith(LIST))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!keys.isEmpty()) {
            for (String feed : DeadlockRetry.call(() -> feeds(keys))) {
                tell(settings.hub().orElseThrow(), feed);
            }
        }
    }

    /// The addresses of the feeds that show these lists.
    List<String> feeds(Set<String> keys) {
        CategoryTree tree = categories.tree();
        List<String> paths = new ArrayList<>(List.of("all"));
        List<Long> others = new ArrayList<>();
        for (String key : keys) {
            Id id = Id.of(key.substring(LIST.length()));
            tree.find(id)
                    .ifPresentOrElse(
                            category -> paths.add(PathSegment.encode(category.slug())), () -> others.add(id.value()));
        }
        if (!others.isEmpty()) {
            tags.list("id in ?1 order by id", others)
                    .forEach(tag -> paths.add("tags/" + PathSegment.encode(tag.slug())));
        }
        return paths.stream()
                .flatMap(path -> List.of(".rss", ".atom", ".json").stream()
                        .map(suffix -> here.base() + "/feeds/" + path + suffix))
                .toList();
    }

    /// @throws IOException if the hub has to be told again
    private void tell(String hub, String feed) throws IOException, InterruptedException {
        String form = "hub.mode=publish&hub.url=" + URLEncoder.encode(feed, StandardCharsets.UTF_8);
        try {
            int status = outbound.send(new Outbound.Call(
                            "POST",
                            hub,
                            Map.of("Content-Type", "application/x-www-form-urlencoded"),
                            form.getBytes(StandardCharsets.US_ASCII),
                            WITHIN,
                            ENOUGH))
                    .status();
            if (status >= 500 || status == 429) {
                throw new IOException("the hub answers " + status);
            }
            if (status >= 300) {
                LOG.warnf("The hub does not take the notice of %s: it answers %d", feed, status);
            }
        } catch (CallRefused refused) {
            LOG.warnf("The hub must not be called: %s", refused.getMessage());
        }
    }
}
