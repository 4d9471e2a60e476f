package io.masthead.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.changelog.Entry;
import io.masthead.shared.id.Id;
import io.masthead.shared.outbound.Outbound;
import io.masthead.site.PublicAddress;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.TagRepository;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Receiver;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a WebSub hub is sent, and what becomes of its answers.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HubNoticeTest {

    @Inject
    PublicAddress here;

    @Inject
    CategoryRepository categories;

    @Inject
    TagRepository tags;

    @Inject
    Outbound outbound;

    @Test
    void hubIsSentEachFeedThatChanged() throws Exception {
        String slug = Story.slug("hub");
        String category = Newsroom.createCategory("Hub", slug, null);
        var published =
                new Entry(1, Instant.now(), "publish", "article", Id.next(), Set.of("list", "list:" + category));
        var waits = new Entry(2, Instant.now(), "schedule", "article", Id.next(), Set.of("list:" + category));
        try (var hub = new Receiver()) {
            var settings = new FeedSettings("full", Optional.of(hub.url()));
            var notice = new HubNotice(settings, here, categories, tags, outbound);
            notice.follow(List.of(waits));
            assertEquals(List.of(), hub.received());
            notice.follow(List.of(published, waits));
            Set<String> wanted = Stream.of("all", slug)
                    .flatMap(feed ->
                            Stream.of(".rss", ".atom", ".json").map(suffix -> here.base() + "/feeds/" + feed + suffix))
                    .map(feed -> "hub.mode=publish&hub.url=" + URLEncoder.encode(feed, StandardCharsets.UTF_8))
                    .collect(Collectors.toSet());
            assertEquals(
                    wanted, hub.received().stream().map(Receiver.Received::body).collect(Collectors.toSet()));
            assertEquals(6, hub.received().size());
            hub.answers(503);
            assertThrows(IOException.class, () -> notice.follow(List.of(published)), "it is told again later");
            hub.forget();
            hub.answers(404);
            notice.follow(List.of(published));
            assertTrue(hub.awaitReceived(6), "who refuses for good holds nothing up");
        }
    }
}
