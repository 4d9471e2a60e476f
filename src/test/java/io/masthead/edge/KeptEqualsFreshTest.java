package io.masthead.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.changelog.Tail;
import io.masthead.related.RelatedFollower;
import io.masthead.search.SearchReady;
import io.masthead.shared.database.DatabaseWait;
import io.masthead.shared.http.Rendered;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.MergePatch;
import io.masthead.testing.KeptAnswers;
import io.masthead.testing.LoggedChanges;
import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.RawHttp.Answer;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.masthead.viewcount.Rankings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whatever staff write: when their answer has come, every reader's answer that is kept says what a
/// rendering of that moment says. This holds the surrogate keys of all endpoints against those of all
/// changes.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class KeptEqualsFreshTest {

    @Inject
    InnerRequests inner;

    @Inject
    Renderings renderings;

    @Inject
    RelatedFollower related;

    @Inject
    Tail tail;

    @Inject
    Rankings rankings;

    /// A booking has another token each hour, from a minute of its own on, which may be this one.
    private static final Pattern TOKEN = Pattern.compile("(/v1/clicks/|\"token\":\")[A-Za-z0-9_.-]+");

    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    @Test
    void everyChangeReachesEveryAnswerThatItConcerns() throws Exception {
        SearchReady.await();
        String top = Newsroom.category("top", null);
        String below = Newsroom.category("below", top);
        String aside = Newsroom.category("aside", null);
        String author = Newsroom.author("Wei " + Story.slug("author"));
        String authorSlug = Newsroom.admin().get("/v1/admin/authors/" + author).path("slug");
        String tag = Story.slug("tag");
        String otherTag = Story.slug("other-tag");
        String picture = Newsroom.picture();
        Written linked = Story.about("linked").in(aside).publish();
        Written story = Story.about("story")
                .in(below)
                .tagged(tag)
                .with("byline", List.of(Map.of("name", author, "role", "author")))
                .with("source", Map.of("name", "Source " + tag, "url", "https://source.example/"))
                .with("leadImage", Map.of("mediaId", picture, "alt", "A picture"))
                .with("related", List.of(Map.of("articleId", linked.id())))
                .publish();
        Written neighbour =
                Story.about("neighbour").in(below).tagged(tag, otherTag).publish();
        Written draft = Story.about("draft").in(below).tagged(tag).write();
        String slot = Story.slug("slot").toLowerCase();
        String slotId = Newsroom.create("/v1/admin/slots", Map.of("key", slot, "name", "Test", "kind", "ordered"));
        String advertiser = Newsroom.create("/v1/admin/advertisers", Map.of("name", "Brand " + slot));
        String creative = Newsroom.create(
                "/v1/admin/creatives",
                Map.of(
                        "advertiser",
                        advertiser,
                        "kind",
                        "ad",
                        "brand",
                        "Brand",
                        "clickUrl",
                        "https://brand.example/",
                        "mediaId",
                        picture,
                        "alt",
                        "Ad"));

        String booking = "/v1/admin/bookings/"
                + Newsroom.create(
                        "/v1/admin/bookings",
                        Map.of(
                                "slot",
                                slot,
                                "creative",
                                creative,
                                "tier",
                                "sponsorship",
                                "targeting",
                                Map.of("categories", List.of(top), "tags", List.of(tag))));

        List<String> stories = List.of(story.slug(), linked.slug(), draft.slug(), draft.id());
        for (String one : stories) {
            addresses.add("/v1/articles/" + one);
            addresses.add("/v1/articles/" + one + "/related");
            addresses.add("/v1/pages/article/" + one);
            addresses.add("/v1/slots/" + slot + "?article=" + one);
        }
        for (String category : List.of(top, below, aside, Story.slug("none"))) {
            addresses.add("/v1/categories/" + category);
            addresses.add("/v1/pages/category/" + category);
            addresses.add("/v1/articles?category=" + category + "&count=exact");
            addresses.add("/v1/articles?categoryOnly=true&category=" + category);
            addresses.add("/v1/most-viewed?category=" + category);
            addresses.add("/feeds/" + category + ".rss");
        }
        for (String one : List.of(tag, otherTag)) {
            addresses.add("/v1/tags/" + one);
            addresses.add("/v1/articles?tag=" + one);
            addresses.add("/feeds/tags/" + one + ".json");
        }
        addresses.addAll(List.of(
                "/feeds/all.atom",
                "/sitemaps/1.xml",
                "/sitemaps/sections.xml",
                "/news-sitemap.xml",
                "/v1/site",
                "/v1/search?q=About",
                "/v1/search?q=story&category=" + below + "&tag=" + tag + "&sort=-publishedAt&count=exact",
                "/v1/search?q=linked&category=" + aside + "&facets=none",
                "/v1/search/suggest?q=abo",
                "/v1/categories",
                "/v1/tags",
                "/v1/authors",
                "/v1/links",
                "/v1/links?group=friends",
                "/v1/authors/" + authorSlug,
                "/v1/authors/" + author,
                "/v1/articles",
                "/v1/articles?limit=2&fields=title",
                "/v1/articles?author=" + authorSlug,
                "/v1/articles?source=Source%20" + tag,
                "/v1/articles?tagMode=all&tag=" + tag + "," + otherTag,
                "/v1/articles?pinnedFirst=true",
                "/v1/articles?sort=-updatedAt",
                "/v1/articles?ids=" + story.id() + "," + draft.id(),
                "/v1/articles?ids=" + story.id() + "," + neighbour.id() + "&fields=tags,views",
                "/v1/tombstones",
                "/v1/tombstones?since=2020-01-01T00:00:00Z&limit=100",
                "/v1/pages/home",
                "/v1/most-viewed",
                "/v1/slots/" + slot,
                "/v1/slots?keys=" + slot + ",never-set-up",
                "/v1/slots/" + slot + "?platform=ios&region=CN-GD",
                "/v1/slots/" + slot + "?tag=" + tag + "&category=" + below,
                "/v1/resolve?url=/articles/" + story.slug(),
                "/v1/resolve?url=/articles/" + draft.slug(),
                "/v1/resolve?url=https://old.example/" + tag));
        unchangedAnswersStayKept();

        Map<String, Runnable> changes = new LinkedHashMap<>();
        changes.put("publish a draft", draft::publish);
        changes.put(
                "revise a title", () -> story.revise("title", "Another title").publish());
        changes.put("pin", () -> story.revise("pinned", true).publish());
        changes.put("other category", () -> neighbour.revise("category", aside).publish());
        changes.put(
                "other tags", () -> neighbour.revise("tags", List.of(otherTag)).publish());
        changes.put(
                "old address",
                () -> linked.revise("oldUrls", List.of("https://old.example/" + tag))
                        .publish());
        changes.put(
                "translation",
                () -> Story.about("translated")
                        .with("translationOf", story.id())
                        .with("language", "en")
                        .publish());
        changes.put("related", () -> relate(story));
        changes.put("hide ads", () -> story.revise("hideAds", true).publish());
        changes.put("correction", () -> story.publish(Map.of("correction", "It was so.")));
        changes.put("waiting version", () -> story.publishAt(Instant.now().plusSeconds(9_000)));
        changes.put("withdraw what is linked", linked::withdraw);
        changes.put("bring it back", linked::publish);
        changes.put("kill", () -> neighbour.kill("Court order", true));
        changes.put("another slug", () -> linked.rename(Story.slug("renamed")));
        changes.put("rename category", () -> patch("/v1/admin/categories/" + top, Map.of("name", "Renamed")));
        changes.put("move category", () -> patch("/v1/admin/categories/" + below, Map.of("parent", aside)));
        changes.put(
                "another slug of a category",
                () -> patch("/v1/admin/categories/" + aside, Map.of("slug", Story.slug("moved"))));
        changes.put("new category", () -> Newsroom.category("new", null));
        changes.put("rename tag", () -> patch("/v1/admin/tags/" + tag, Map.of("name", "Renamed " + tag)));
        changes.put(
                "another slug of a tag",
                () -> patch("/v1/admin/tags/" + otherTag, Map.of("slug", Story.slug("moved-tag"))));
        changes.put("new tag", () -> Newsroom.create("/v1/admin/tags", Map.of("name", Story.slug("new-tag"))));
        changes.put(
                "rename author",
                () -> patch("/v1/admin/authors/" + author, Map.of("name", "Renamed " + authorSlug, "bio", "Old.")));
        changes.put("new author", () -> Newsroom.author(Story.slug("new-author")));
        changes.put(
                "describe picture",
                () -> patch("/v1/admin/media/" + picture, Map.of("caption", "The bridge at dawn.")));
        changes.put("crop picture", () -> {
            patch("/v1/admin/media/" + picture, Map.of("focalPoint", Map.of("x", 0.1, "y", 0.9)));
            Newsroom.ready(picture.toString());
            // Answered when the edge has passed it, and so the finished crops before it.
            patch("/v1/admin/media/" + picture, Map.of("credit", "Archive"));
        });
        changes.put(
                "new source address",
                () -> Story.about("sourced")
                        .with("source", Map.of("name", "Source " + tag, "url", "https://other.example/"))
                        .publish());
        changes.put(
                "new link",
                () -> Newsroom.create(
                        "/v1/admin/links",
                        Map.of("group", "friends", "title", "Friend", "url", "https://friend.example/")));
        changes.put(
                "booking",
                () -> Newsroom.create(
                        "/v1/admin/bookings",
                        Map.of("slot", slot, "creative", creative, "tier", "standard", "position", 1)));
        changes.put("targeting", () -> patch(booking, Map.of("targeting", Map.of("platforms", List.of("ios")))));
        changes.put(
                "pause",
                () -> Newsroom.admin()
                        .header("If-Match", "*")
                        .post(booking + "/pause")
                        .then()
                        .statusCode(200));
        changes.put("creative", () -> patch("/v1/admin/creatives/" + creative, Map.of("brand", "Another brand")));
        changes.put("advertiser", () -> patch("/v1/admin/advertisers/" + advertiser, Map.of("name", "Other " + slot)));
        changes.put("slot", () -> patch("/v1/admin/slots/" + slotId, Map.of("kind", "pinned")));
        changes.put(
                "new slot",
                () -> Newsroom.create(
                        "/v1/admin/slots",
                        Map.of("key", Story.slug("fresh").toLowerCase(), "name", "New", "kind", "ordered")));
        changes.put("site name", () -> patch("/v1/admin/site", Map.of("name", "Daily " + tag)));
        changes.put(
                "page addresses",
                () -> patch(
                        "/v1/admin/site", Map.of("urlTemplates", Map.of("article", "https://pages.example/a/{slug}"))));
        changes.put(
                "page addresses back",
                () -> patch(
                        "/v1/admin/site", Map.of("urlTemplates", Map.of("article", "https://pages.example/b/{slug}"))));

        // Rankings may be a minute old; from here on they are the same for all.
        rankings.refresh();
        KeptAnswers.drop();
        for (var change : changes.entrySet()) {
            addresses.parallelStream().forEach(KeptEqualsFreshTest::get);
            change.getValue().run();
            Map<String, Answer> kept = new ConcurrentHashMap<>();
            addresses.parallelStream().forEach(address -> kept.put(address, get(address)));
            // Else what is fresh would be made of kept parts.
            KeptAnswers.drop();
            addresses.parallelStream().forEach(address -> compare(change.getKey(), address, kept.get(address)));
        }
        patch("/v1/admin/site", java.util.Collections.singletonMap("urlTemplates", null));
        assertEquals(List.of(), faults);
    }

    /// What the follower does some time after a change, and then the edge some time after that.
    private void relate(Written story) {
        related.compute(Id.of(story.id()));
        try {
            assertTrue(tail.awaitPassed(LoggedChanges.last(), Duration.ofSeconds(5)));
        } catch (InterruptedException asked) {
            throw new IllegalStateException(asked);
        }
    }

    /// Else the comparison would prove nothing. What the tests before have left to be done may drop some once or twice.
    private void unchangedAnswersStayKept() {
        long least = Long.MAX_VALUE;
        for (int tried = 0; tried < 5 && least > 2; tried++) {
            addresses.parallelStream().forEach(KeptEqualsFreshTest::get);
            long begun = renderings.begun();
            addresses.parallelStream().forEach(KeptEqualsFreshTest::get);
            least = Math.min(least, renderings.begun() - begun);
        }
        assertTrue(least <= 2, least + " were not kept");
    }

    private void compare(String change, String address, Answer kept) {
        String fresh = switch (fresh(address)) {
            case Rendered.Answer answer -> "200 " + new String(answer.content(), StandardCharsets.UTF_8);
            case Rendered.Refusal refusal ->
                refusal.problem().status() + " " + refusal.problem().code();
            case Rendered.Redirect redirect -> "301 " + redirect.location().replaceFirst("[?&]+$", "");
        };
        String found = switch (kept.status()) {
            case 200 -> "200 " + kept.text();
            case 301 -> "301 " + kept.header("Location");
            default -> kept.status() + " " + kept.text().replaceAll("(?s).*\"code\":\"([^\"]*)\".*", "$1");
        };
        found = TOKEN.matcher(found).replaceAll("$1…");
        fresh = TOKEN.matcher(fresh).replaceAll("$1…");
        if (!found.equals(fresh)) {
            faults.add("\n" + change + ": " + address + difference(found, fresh));
        }
    }

    private static String difference(String kept, String fresh) {
        int at = 0;
        while (at < Math.min(kept.length(), fresh.length()) && kept.charAt(at) == fresh.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - 60);
        return "\n  kept  … " + kept.substring(from, Math.min(kept.length(), at + 60)) + "\n  fresh … "
                + fresh.substring(from, Math.min(fresh.length(), at + 60));
    }

    /// A spelling that nobody else uses is not found on the shelf.
    private Rendered fresh(String address) {
        var rendered = new CompletableFuture<Rendered>();
        inner.send(
                address + (address.contains("?") ? "&&" : "?&"),
                null,
                null,
                new DatabaseWait(),
                rendered::complete,
                () -> rendered.completeExceptionally(new IllegalStateException("nothing was rendered for " + address)));
        return rendered.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static Answer get(String address) {
        return RawHttp.send("GET", address);
    }

    private static void patch(String path, Map<String, ?> change) {
        Newsroom.admin()
                .header("If-Match", "*")
                .contentType(MergePatch.TYPE)
                .body(change)
                .patch(path)
                .then()
                .statusCode(200);
    }
}
