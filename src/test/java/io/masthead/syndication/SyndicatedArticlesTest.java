package io.masthead.syndication;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SyndicatedArticlesTest {

    private static final String ARTICLES = "/v1/syndication/articles";

    @Inject
    TestClock clock;

    @AfterEach
    void clockRunsNormally() {
        clock.reset();
    }

    @Test
    void articleComesWithRightsCorrectionsAndItsPage() {
        String sort = Newsroom.category("sort", null);
        String below = Newsroom.category("below", sort);
        String picture = Newsroom.picture();
        Written story = Story.about("licensed")
                .in(below)
                .tagged("syndicated")
                .by("Wei Lan")
                .with("leadImage", Map.of("mediaId", picture, "alt", "A picture"))
                .with("rights", Map.of("copyright", "© House", "expiresAt", "2199-01-01T00:00:00Z"))
                .publish()
                .publish(Map.of("correction", "It was Sunday."));
        Map<String, Object> plan = Customer.allowing(sort);
        plan.put("mustLinkCanonical", true);
        plan.put("embargoMinutes", 30);
        Customer customer = Customer.under(plan);

        Response read = customer.request().get(ARTICLES + "/" + story.id());
        read.then()
                .statusCode(200)
                .header("Cache-Control", equalTo("private, no-cache"))
                .header("Vary", equalTo("X-Api-Key, Accept-Encoding"))
                .header("Surrogate-Key", nullValue())
                .body("canonicalUrl", equalTo(given().get(story.path()).path("canonicalUrl")))
                .body("mustLinkCanonical", equalTo(true))
                .body("rights.copyright", equalTo("© House"))
                .body("corrections.note", equalTo(List.of("It was Sunday.")))
                .body("expiresAt", equalTo("2199-01-01T00:00:00Z"))
                .body("embargoedUntil", notNullValue())
                .body("leadImage.mediaId", equalTo(picture))
                .body("body", hasSize(1))
                .body("views", nullValue());
        customer.request()
                .header("If-None-Match", read.header("ETag"))
                .get(ARTICLES + "/" + story.id())
                .then()
                .statusCode(304)
                .header("RateLimit", notNullValue());
        customer.request()
                .get(ARTICLES + "?category=" + below + "&tag=syndicated&body=html")
                .then()
                .statusCode(200)
                .body("data.id", equalTo(List.of(story.id())))
                .body("data[0].html", containsString("<em>text</em>"))
                .body("data[0].rights.copyright", equalTo("© House"))
                .body("data[0].corrections", hasSize(1))
                .body("data[0].canonicalUrl", notNullValue());
        Written bare = Story.about("bare").in(sort).publish();
        customer.request()
                .get(ARTICLES + "/" + bare.id())
                .then()
                .body("rights", equalTo(Map.of()))
                .body("corrections", equalTo(List.of()));
    }

    @Test
    void planWithoutBodiesAndPicturesHidesBoth() {
        String sort = Newsroom.category("sort", null);
        String picture = Newsroom.picture();
        Map<String, Object> image = Map.of("_type", "image", "mediaId", picture, "alt", "Seen");
        Map<String, Object> line = Map.of(
                "_type", "block", "children", List.of(Map.of("_type", "span", "text", "Words that are paid for.")));
        Written story = Story.about("narrow")
                .in(sort)
                .blocks(line, image)
                .with("summary", "The gist.")
                .with("leadImage", Map.of("mediaId", picture))
                .publish();
        Map<String, Object> plan = Customer.allowing(sort);
        plan.put("images", false);
        Customer textOnly = Customer.under(plan);
        plan.put("name", Story.slug("plan"));
        plan.put("content", "summary");
        Customer gistOnly = Customer.under(plan);

        for (String path : List.of(ARTICLES, ARTICLES + "/" + story.id())) {
            for (String format : List.of("json", "ninjs")) {
                String whole =
                        textOnly.request().get(path + "?format=" + format).asString();
                assertTrue(whole.contains("paid for"), whole);
                assertFalse(whole.contains(picture), whole);
                String gist = gistOnly.request().get(path + "?format=" + format).asString();
                assertTrue(gist.contains("The gist."), gist);
                assertFalse(gist.contains("paid for") || gist.contains(picture), gist);
            }
        }
    }

    @Test
    void planWithoutCategoriesSeesNothing() {
        Written story =
                Story.about("unseen").in(Newsroom.category("sort", null)).publish();
        Customer customer = Customer.under(Customer.allowing());

        customer.request().get(ARTICLES).then().statusCode(200).body("data", empty());
        customer.request().get(ARTICLES + "/" + story.id()).then().statusCode(404);
    }

    @Test
    void whatIsNotAllowedAnswersLikeWhatNeverWas() {
        Written outside =
                Story.about("outside").in(Newsroom.category("aside", null)).publish();
        Written withdrawn = Story.about("gone")
                .in(Newsroom.category("aside", null))
                .publish()
                .withdraw();
        Written draft =
                Story.about("draft").in(Newsroom.category("aside", null)).write();
        Customer customer = Customer.under(Customer.allowing(Newsroom.category("sort", null)));

        String unknown = missing(customer, "0000000000000");
        assertEquals(unknown, missing(customer, outside.id()));
        assertEquals(unknown, missing(customer, withdrawn.id()));
        assertEquals(unknown, missing(customer, draft.id()));
        assertEquals(unknown, missing(customer, outside.slug()));
    }

    @Test
    void whatWasAllowedAndLeftIsGone() {
        String sort = Newsroom.category("sort", null);
        Written killed = Story.about("killed").in(sort).publish().kill("Court order", true);
        Written withdrawn = Story.about("withdrawn").in(sort).publish().withdraw();
        Customer customer = Customer.under(Customer.allowing(sort));
        Map<String, Object> slow = Customer.allowing(sort);
        slow.put("delayMinutes", 60);
        Customer late = Customer.under(slow);

        customer.request()
                .get(ARTICLES + "/" + killed.id())
                .then()
                .statusCode(410)
                .body("code", equalTo("article-killed"))
                .body("reason", equalTo("Court order"));
        customer.request()
                .get(ARTICLES + "/" + withdrawn.id())
                .then()
                .statusCode(410)
                .body("code", equalTo("article-withdrawn"));
        late.request().get(ARTICLES + "/" + withdrawn.id()).then().statusCode(404);
    }

    @Test
    void articleThatChangesItsCategoryComesAndGoes() {
        String sort = Newsroom.category("sort", null);
        String aside = Newsroom.category("aside", null);
        Written story = Story.about("wanderer").in(sort).publish();
        Customer customer = Customer.under(Customer.allowing(sort));
        customer.request().get(ARTICLES + "/" + story.id()).then().statusCode(200);

        story.revise("category", aside).publish();
        customer.request().get(ARTICLES + "/" + story.id()).then().statusCode(404);
        customer.request().get(ARTICLES).then().body("data", empty());

        story.revise("category", sort).publish();
        customer.request().get(ARTICLES).then().body("data.id", equalTo(List.of(story.id())));

        Newsroom.admin()
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("parent", sort))
                .patch("/v1/admin/categories/" + aside)
                .then()
                .statusCode(200);
        story.revise("category", aside).publish();
        customer.request().get(ARTICLES + "/" + story.id()).then().statusCode(200);
    }

    @Test
    void delayHidesUntilItIsOverAndHistoryFromThenOn() {
        String sort = Newsroom.category("sort", null);
        Written story = Story.about("timed").in(sort).publish();
        Map<String, Object> plan = Customer.allowing(sort);
        plan.put("delayMinutes", 60);
        plan.put("historyDays", 2);
        Customer customer = Customer.under(plan);
        String path = ARTICLES + "/" + story.id();

        customer.request().get(path).then().statusCode(404);
        clock.forward(Duration.ofMinutes(61));
        customer.request().get(path).then().statusCode(200);
        story.publish(Map.of("correction", "Corrected."));
        customer.request().get(path).then().statusCode(200).body("corrections", hasSize(1));
        clock.forward(Duration.ofDays(2));
        customer.request().get(path).then().statusCode(404);
        customer.request().get(ARTICLES).then().body("data", empty());
    }

    @Test
    void pagesFollowEachOtherAndAreNobodyElses() {
        String sort = Newsroom.category("sort", null);
        String other = Newsroom.category("other", null);
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            written.addFirst(
                    Story.about("page").in(i % 2 == 0 ? sort : other).publish().id());
        }
        Customer customer = Customer.under(Customer.allowing(sort, other));

        List<String> read = new ArrayList<>();
        String cursor = "";
        for (int pages = 0; cursor != null && pages < 5; pages++) {
            Response page = customer.request().get(ARTICLES + "?limit=2" + cursor);
            read.addAll(page.<List<String>>path("data.id"));
            String next = page.path("page.next");
            assertEquals(next != null, page.header("Link") != null);
            cursor = next == null ? null : "&cursor=" + next;
        }
        assertEquals(written, read);
        String next = customer.request().get(ARTICLES + "?limit=2").path("page.next");
        Customer another = Customer.under(Customer.allowing(sort, other));
        for (String query : List.of("&format=xml", "&colour=red", "&limit=1000", "&body=pdf", "&cursor=x")) {
            customer.request().get(ARTICLES + "?" + query.substring(1)).then().statusCode(400);
        }
        another.request()
                .get(ARTICLES + "?limit=2&cursor=" + next)
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
        customer.request().get(ARTICLES + "?category=no-such").then().statusCode(404);
        customer.request()
                .get(ARTICLES + "?category=" + Newsroom.category("aside", null))
                .then()
                .statusCode(200)
                .body("data", empty());
    }

    @Test
    void unknownFormatIsRefused() {
        Customer customer = Customer.under(Customer.allowing());

        customer.request()
                .get(ARTICLES + "?format=newsml")
                .then()
                .statusCode(400)
                .body("code", equalTo("not-a-choice"))
                .body("allowed", equalTo(List.of("json", "ninjs")));
    }

    @Test
    void listTakesTheSameStatementsHoweverLongItIs() {
        String sort = Newsroom.category("sort", null);
        Customer customer = Customer.under(Customer.allowing(sort));
        Story.about("one").in(sort).publish();
        customer.request().get(ARTICLES).then().statusCode(200);
        String one = customer.request().get(ARTICLES).header("Server-Timing").split(";")[1];
        Story.about("two").in(sort).publish();
        Story.about("three").in(sort).publish();

        assertEquals(
                one, customer.request().get(ARTICLES).header("Server-Timing").split(";")[1]);
        assertEquals("desc=\"4 queries\"", one);
    }

    private static String missing(Customer customer, String id) {
        return customer.request()
                .get(ARTICLES + "/" + id)
                .then()
                .statusCode(404)
                .extract()
                .asString()
                .replaceAll("\"requestId\":\"[^\"]*\"", "")
                .replace(id, "");
    }
}
