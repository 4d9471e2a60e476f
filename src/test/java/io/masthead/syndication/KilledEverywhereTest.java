package io.masthead.syndication;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.search.SearchReady;
import io.masthead.testing.Customer;
import io.masthead.testing.LoggedChanges;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Relating;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// One kill, and a walk over everything that showed the story: when staff have their answer it is nowhere any more on
/// this node, and the CDN is told of every answer that showed it. (Several nodes: the measurement `nodes`.)
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class KilledEverywhereTest {

    private String sort;
    private final String tag = Story.slug("tag");
    private final String word = Story.slug("word").replace("-", "");

    @Test
    void killedStoryIsNowhereWhenStaffHaveTheirAnswer() {
        SearchReady.await();
        sort = Newsroom.category("sort", null);
        Written story = Story.titled("The " + word)
                .with("slug", word)
                .in(sort)
                .tagged(tag)
                .by("Ada " + word)
                .publish();
        Written pinning = Story.about("pinning")
                .with("related", List.of(Map.of("articleId", story.id())))
                .publish();
        Written alike = Story.about("alike").in(sort).tagged(tag).publish();
        Relating.compute(story, alike);
        String slot = hiddenAds(story);
        Customer customer = Customer.under(Customer.allowing(sort));
        List<Response> before = shown(story, List.of(pinning, alike));

        story.act("kill", Map.of("reason", "Court order", "public", true))
                .then()
                .statusCode(200);

        for (String own : List.of("/v1/articles/" + story.slug(), "/v1/articles/" + story.id())) {
            given().get(own).then().statusCode(410).body("code", equalTo("article-killed"));
        }
        for (String address : everywhere(List.of(pinning, alike))) {
            assertTrue(!given().get(address).asString().contains(story.id()), address + " shows it still");
            assertTrue(!given().get(address).asString().contains("The " + word), address + " shows it still");
        }
        given().get("/v1/search?facets=none&q=" + word).then().body("data", empty());
        given().get("/v1/slots/" + slot + "?article=" + word).then().body("items", hasSize(1));
        customer.request().get("/v1/syndication/articles").then().body("data.id", equalTo(List.of(alike.id())));
        customer.request().get("/v1/syndication/articles/" + story.id()).then().statusCode(410);

        Set<String> purged = Set.copyOf(killEntry(story).keys());
        for (Response answer : before) {
            List<String> keys =
                    Arrays.asList(String.valueOf(answer.header("Surrogate-Key")).split(" "));
            assertTrue(!Collections.disjoint(keys, purged), "the CDN keeps what has the keys " + keys);
        }
    }

    /// Every address that shows it, as it is kept before the kill.
    private List<Response> shown(Written story, List<Written> others) {
        List<String> addresses = new ArrayList<>(everywhere(others));
        addresses.add("/v1/articles/" + story.slug());
        addresses.add("/v1/pages/article/" + story.slug());
        addresses.add("/v1/search?facets=none&q=" + word);
        List<Response> answers = new ArrayList<>();
        for (String address : addresses) {
            Response answer = given().get(address);
            assertEquals(200, answer.statusCode(), address);
            assertTrue(answer.asString().contains(word), address + " does not show it");
            answers.add(answer);
        }
        return answers;
    }

    private List<String> everywhere(List<Written> others) {
        List<String> addresses = new ArrayList<>(List.of(
                "/v1/articles?category=" + sort,
                "/v1/articles?tag=" + tag,
                "/v1/articles?limit=100",
                "/v1/pages/category/" + sort,
                "/feeds/" + sort + ".rss",
                "/feeds/" + sort + ".atom",
                "/feeds/" + sort + ".json",
                "/feeds/tags/" + tag + ".rss",
                "/feeds/all.json",
                "/news-sitemap.xml"));
        others.forEach(other -> addresses.add("/v1/articles/" + other.slug() + "/related"));
        others.forEach(other -> addresses.add("/v1/pages/article/" + other.slug()));
        return addresses;
    }

    /// A slot that shows no advertisement beside the story while that is there.
    private static String hiddenAds(Written story) {
        story.revise("hideAds", true).publish();
        String slot = Story.slug("slot").toLowerCase(Locale.ROOT);
        Newsroom.create("/v1/admin/slots", Map.of("key", slot, "name", "Beside", "kind", "ordered"));
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
                        "label",
                        "Ad",
                        "title",
                        "Advertisement"));
        Newsroom.create("/v1/admin/bookings", Map.of("slot", slot, "creative", creative, "tier", "sponsorship"));
        given().get("/v1/slots/" + slot + "?article=" + story.slug()).then().body("items", empty());
        return slot;
    }

    private static LoggedChanges.Entry killEntry(Written story) {
        return LoggedChanges.since(0).stream()
                .filter(entry -> entry.type().equals("kill") && entry.keys().contains("article:" + story.id()))
                .findFirst()
                .orElseThrow();
    }
}
