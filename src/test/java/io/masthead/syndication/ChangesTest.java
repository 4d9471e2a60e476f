package io.masthead.syndication;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.article.Announcer;
import io.masthead.article.Standing;
import io.masthead.changelog.Entry;
import io.masthead.changelog.Trail;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.MergePatch;
import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class ChangesTest {

    private static final String CHANGES = "/v1/syndication/changes";

    @Inject
    TestClock clock;

    @Inject
    Announcer announcer;

    @Inject
    Trail trail;

    @AfterEach
    void clockRunsNormally() {
        clock.reset();
    }

    @Test
    void snapshotIsJoinedToTheLogWithoutGapOrRepeat() {
        String sort = Newsroom.category("sort", null);
        List<Written> stories = List.of(story(sort), story(sort), story(sort), story(sort));
        Following partner = new Following(Customer.under(Customer.allowing(sort)));

        JsonPath first = partner.page(1);
        assertEquals(stories.get(3).id(), first.getString("data[0].articleId"));
        assertEquals(false, first.getBoolean("page.caughtUp"));
        Written meanwhile = story(sort);
        stories.get(0).withdraw();
        stories.get(1).revise("title", "Another headline").publish();

        List<String> told = partner.catchUp(2);
        assertEquals(
                List.of(
                        "publish " + stories.get(2).id(),
                        "publish " + meanwhile.id(),
                        "withdraw " + stories.get(0).id(),
                        "update " + stories.get(1).id()),
                told);
        assertEquals(partner.source(), partner.copy());
        assertEquals(List.of(), partner.catchUp());
    }

    @Test
    void everyChangeSaysWhatToDo() {
        String sort = Newsroom.category("sort", null);
        Customer customer = Customer.under(Customer.allowing(sort));
        Following partner = new Following(customer);
        partner.catchUp();

        Written story = story(sort);
        JsonPath published = partner.page(100);
        assertEquals("publish", published.getString("data[0].type"));
        assertEquals("About changing", published.getString("data[0].article.title"));
        assertEquals(
                published.getString("data[0].category"), published.getString("data[0].article.category.path[0].id"));
        assertEquals((Integer) published.get("data[0].version"), (Integer) published.get("data[0].article.version"));
        story.publish(Map.of("correction", "It was Sunday."));
        assertEquals(List.of("correct " + story.id()), partner.catchUp());
        story.kill("Court order", true);
        Response killed = partner.ask("format=ninjs");
        killed.then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].type", equalTo("kill"))
                .body("data[0].articleId", equalTo(story.id()))
                .body("data[0].category", notNullValue())
                .body("data[0].version", notNullValue())
                .body("data[0].article", nullValue())
                .body("data[0].takedown.id", notNullValue())
                .body("data[0].takedown.deadline", notNullValue())
                .body("data[0].takedown.reason", equalTo("Court order"))
                .body("page.next", notNullValue())
                .body("page.caughtUp", equalTo(true));
    }

    @Test
    void killIsToldAlsoWhenTheClockWasSetBackBehindItsPublication() {
        String sort = Newsroom.category("sort", null);
        clock.forward(Duration.ofHours(-2));
        Following partner = new Following(Customer.under(Customer.allowing(sort)));
        clock.reset();
        Written story = story(sort);
        assertEquals(List.of("publish " + story.id()), partner.catchUp());

        clock.forward(Duration.ofHours(-1));
        story.kill("Court order", true);

        assertEquals(List.of("kill " + story.id()), partner.catchUp());
    }

    @Test
    void whatIsKeptOfAnArticleFollowsItsNamesAndItsEnd() {
        String sort = Newsroom.category("sort", null);
        Following partner = new Following(Customer.under(Customer.allowing(sort)));
        partner.catchUp();
        Written story =
                Story.about("kept").in(sort).markdown("The witness is Ada.").publish();
        Response cold = partner.ask("limit=10");
        Response warm = partner.ask("limit=10");
        assertEquals(
                cold.jsonPath().getString("data[0].article"), warm.jsonPath().getString("data[0].article"));
        assertTrue(queries(warm) < queries(cold), "asked again what was known");

        Newsroom.admin()
                .header("If-Match", "*")
                .contentType(MergePatch.TYPE)
                .body(Map.of("name", "Renamed"))
                .patch("/v1/admin/categories/" + sort)
                .then()
                .statusCode(200);
        partner.ask("limit=10").then().body("data[0].article.category.name", equalTo("Renamed"));
        story.kill("Danger", false);
        assertFalse(partner.ask("limit=10").asString().contains("Ada"));
    }

    private static int queries(Response answer) {
        return Integer.parseInt(answer.header("Server-Timing").replaceAll(".*desc=\"(\\d+) quer.*", "$1"));
    }

    @Test
    void whatIsNothingToAPartnerIsPassedOver() {
        String sort = Newsroom.category("sort", null);
        String other = Newsroom.category("other", null);
        Following partner = new Following(Customer.under(Customer.allowing(sort)));
        partner.catchUp();
        story(other);
        story(other);
        Written own = story(sort);
        assertEquals(own.id(), partner.page(1).getString("data[0].articleId"));
    }

    @Test
    void oldEntryReadLateShowsNothingThatIsGone() {
        String sort = Newsroom.category("sort", null);
        Following partner = new Following(Customer.under(Customer.allowing(sort)));
        partner.catchUp();
        Written story =
                Story.about("secret").in(sort).markdown("The witness is Ada.").publish();
        story.revise("bodyMarkdown", "The witness is protected.").publish();
        Written killed =
                Story.about("killed").in(sort).markdown("The witness is Ada.").publish();
        killed.revise("title", "Ada again").publish().kill("Danger", false);

        String page = partner.ask("limit=100").asString();
        assertFalse(page.contains("Ada"), page);
        assertEquals(
                List.of("publish " + story.id(), "update " + story.id(), "kill " + killed.id()), partner.catchUp());
    }

    @Test
    void narrowedPlanTakesBackAndWidenedOneBrings() {
        String sort = Newsroom.category("sort", null);
        String other = Newsroom.category("other", null);
        Written stays = story(sort);
        Written moves = story(other);
        Customer customer = Customer.under(Customer.allowing(sort, other));
        Following partner = new Following(customer);
        partner.catchUp();

        customer.changePlan(Map.of("categories", List.of(sort)));
        assertEquals(List.of("entitlement-lost " + moves.id()), partner.catchUp());
        customer.changePlan(Map.of("requestsPerSecond", 999));
        assertEquals(List.of(), partner.catchUp());
        customer.changePlan(Map.of("categories", List.of(other)));
        assertEquals(
                new HashSet<>(List.of("entitlement-lost " + stays.id(), "entitlement-gained " + moves.id())),
                new HashSet<>(partner.catchUp()));
        assertEquals(partner.source(), partner.copy());
        customer.changePlan(Map.of("content", "summary"));
        assertEquals(List.of("update " + moves.id()), partner.catchUp());
    }

    @Test
    void anotherPlanIsToldLikeAChangedOne() {
        String sort = Newsroom.category("sort", null);
        String other = Newsroom.category("other", null);
        Written before = story(sort);
        Written after = story(other);
        Customer customer = Customer.under(Customer.allowing(sort));
        Customer elsewhere = Customer.under(Customer.allowing(other));
        Following partner = new Following(customer);
        partner.catchUp();

        Newsroom.admin()
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("plan", elsewhere.plan()))
                .patch("/v1/admin/partners/" + customer.partner())
                .then()
                .statusCode(200);
        // What it had from the other plan is told to be gone, whichever plan it has now.
        before.withdraw();
        assertEquals(
                new HashSet<>(List.of("withdraw " + before.id(), "entitlement-gained " + after.id())),
                new HashSet<>(partner.catchUp()));
        assertEquals(partner.source(), partner.copy());
    }

    @Test
    void articleThatChangesItsListsIsGainedAndLost() {
        String sort = Newsroom.category("sort", null);
        String aside = Newsroom.category("aside", null);
        String below = Newsroom.category("below", aside);
        Written moved = story(below);
        Written sorted = story(sort);
        Map<String, Object> plan = Customer.allowing(sort);
        Following partner = new Following(Customer.under(plan));
        plan.put("name", Story.slug("plan"));
        plan.put("tags", List.of(Newsroom.create("/v1/admin/tags", Map.of("name", Story.slug("tag")))));
        Following tagged = new Following(Customer.under(plan));
        partner.catchUp();
        tagged.catchUp();

        move(below, sort);
        assertEquals(List.of("entitlement-gained " + moved.id()), partner.catchUp());
        move(below, aside);
        assertEquals(List.of("entitlement-lost " + moved.id()), partner.catchUp());
        sorted.revise("category", aside).publish();
        assertEquals(List.of("entitlement-lost " + sorted.id()), partner.catchUp());
        sorted.revise("title", "Nobody's business").publish().withdraw();
        assertEquals(List.of(), partner.catchUp());
        assertEquals(List.of(), tagged.catchUp());
    }

    @Test
    void delayedGainsWaitAndRemovalsDoNot() {
        String sort = Newsroom.category("sort", null);
        Written known = story(sort);
        clock.forward(Duration.ofHours(2));
        Map<String, Object> plan = Customer.allowing(sort);
        plan.put("delayMinutes", 60);
        Following partner = new Following(Customer.under(plan));
        assertEquals(List.of("publish " + known.id()), partner.catchUp());

        Written fresh = story(sort);
        Written gone = story(sort);
        known.revise("title", "Corrected at once").publish();
        assertEquals(List.of("update " + known.id()), partner.catchUp());
        gone.kill("Wrong", true);
        known.withdraw();
        assertEquals(List.of("withdraw " + known.id()), partner.catchUp());
        clock.forward(Duration.ofMinutes(59));
        fresh.revise("title", "Better before its hour").publish();
        assertEquals(List.of(), partner.catchUp());
        clock.forward(Duration.ofMinutes(2));
        assertEquals(List.of("publish " + fresh.id()), partner.catchUp());
        assertEquals(partner.source(), partner.copy());
    }

    @Test
    void whatTheClockBeginsAndEndsIsToldToo() {
        String sort = Newsroom.category("sort", null);
        Following partner = new Following(Customer.under(Customer.allowing(sort)));
        Written story = Story.about("timely").in(sort).write();
        story.publish(Map.of(
                "at",
                clock.instant().plusSeconds(600).toString(),
                "expireAt",
                clock.instant().plusSeconds(1200).toString()));
        assertEquals(List.of(), partner.catchUp());
        clock.forward(Duration.ofSeconds(601));
        announcer.announce();
        assertEquals(List.of("publish " + story.id()), partner.catchUp());
        clock.forward(Duration.ofSeconds(601));
        announcer.announce();
        assertEquals(List.of("withdraw " + story.id()), partner.catchUp());
    }

    @Test
    void cursorsThatAreNotOnesOwnAreRefusedAlike() {
        String sort = Newsroom.category("sort", null);
        Customer customer = Customer.under(Customer.allowing(sort));
        Following partner = new Following(customer);
        Following other = new Following(Customer.under(Customer.allowing(sort)));
        partner.catchUp();
        other.catchUp();
        String own = partner.cursor();
        char flipped = own.charAt(own.length() - 3) == 'A' ? 'B' : 'A';
        String tampered = own.substring(0, own.length() - 3) + flipped + own.substring(own.length() - 2);
        story(sort);
        story(sort);
        String readers = given().get("/v1/articles?limit=1").path("page.next");
        String list = customer.request().get("/v1/syndication/articles?limit=1").path("page.next");
        for (String cursor : List.of(
                other.cursor(),
                readers,
                list,
                tampered,
                own.substring(0, 30),
                "%20",
                "%00",
                "null",
                "1",
                own + own,
                "AAAA")) {
            customer.request()
                    .urlEncodingEnabled(false)
                    .get(CHANGES + "?cursor=" + cursor)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("bad-cursor"));
        }
        acknowledge(customer, list).then().statusCode(400).body("code", equalTo("bad-cursor"));
        for (String parameters : List.of(
                "cursor=",
                "cursor=" + "A".repeat(2001),
                "limit=0",
                "limit=1001",
                "wait=26",
                "wait=-1",
                "format=xml",
                "since=1")) {
            customer.request().get(CHANGES + "?" + parameters).then().statusCode(400);
        }
    }

    @Test
    void statementsDoNotGrowWithThePage() {
        String sort = Newsroom.category("sort", null);
        Following partner = new Following(Customer.under(Customer.allowing(sort)));
        partner.catchUp();
        for (int i = 0; i < 6; i++) {
            story(sort);
        }
        String one = partner.ask("limit=1").header("Server-Timing");
        String six = partner.ask("limit=100").header("Server-Timing");
        assertEquals(queries(one), queries(six));
        assertTrue(queries(six) <= 12, six);
        partner.ask("limit=1").then().header("Cache-Control", containsString("private"));
    }

    @Test
    void pageIsBoundedByBytesInSnapshotAndLog() {
        String sort = Newsroom.category("sort", null);
        Customer customer = Customer.under(Customer.allowing(sort));
        Following log = new Following(customer);
        log.catchUp();
        String much = ("€".repeat(1_900) + "\n\n").repeat(100);
        List<String> stories = List.of(
                Story.about("heavy").in(sort).markdown(much).publish().id(),
                Story.about("heavy").in(sort).markdown(much).publish().id());
        Following snapshot = new Following(customer);
        for (String story : stories) {
            assertEquals(List.of(story), log.page(100).getList("data.articleId"));
        }
        assertEquals(List.of(stories.get(1)), snapshot.page(100).getList("data.articleId"));
        assertEquals(List.of(stories.get(0)), snapshot.page(100).getList("data.articleId"));
        assertEquals(snapshot.source(), snapshot.copy());
    }

    @Test
    void entrySaysWhereTheStoryStoodBeforeAndAfter() {
        String top = Newsroom.category("top", null);
        String below = Newsroom.category("below", top);
        String aside = Newsroom.category("aside", null);
        String tag = Newsroom.create("/v1/admin/tags", Map.of("name", Story.slug("tag")));
        Written story = Story.about("standing").in(below).tagged(tag).publish();
        story.revise("category", aside).publish().withdraw();

        List<Entry> entries =
                QuarkusTransaction.requiringNew().call(() -> trail.of("article", Id.of(story.id()), Reader.TYPES));
        assertEquals(
                List.of("publish", "update", "withdraw"),
                entries.stream().map(Entry::type).toList());
        assertEquals(Set.of(), lists(entries.get(0).before()));
        assertEquals(
                Set.of(id(below), id(top), Id.of(tag)), lists(entries.get(0).after()));
        assertEquals(
                Set.of(id(below), id(top), Id.of(tag)), lists(entries.get(1).before()));
        assertEquals(Set.of(id(aside), Id.of(tag)), lists(entries.get(1).after()));
        assertEquals(Set.of(id(aside), Id.of(tag)), lists(entries.get(2).before()));
        assertEquals(Set.of(), lists(entries.get(2).after()));
    }

    private static Set<Id> lists(String state) {
        return Standing.of(state).map(story -> Set.copyOf(story.terms())).orElse(Set.of());
    }

    private static Id id(String category) {
        return Id.of(given().get("/v1/categories/" + category).path("id"));
    }

    @Test
    void historyEndsTheSnapshotAndNothingElse() {
        String sort = Newsroom.category("sort", null);
        Written old = Story.about("old")
                .in(sort)
                .dated(clock.instant().minus(Duration.ofDays(3)))
                .publish();
        Written fresh = story(sort);
        Map<String, Object> plan = Customer.allowing(sort);
        plan.put("historyDays", 1);
        Following partner = new Following(Customer.under(plan));
        assertEquals(List.of("publish " + fresh.id()), partner.catchUp());
        old.publish(Map.of("correction", "It was Sunday."));
        assertEquals(List.of("correct " + old.id()), partner.catchUp());
        old.withdraw();
        assertEquals(List.of("withdraw " + old.id()), partner.catchUp());
    }

    @Test
    void acknowledgementShowsBothSidesHowFarBehindTheCopyIs() {
        String sort = Newsroom.category("sort", null);
        Customer customer = Customer.under(Customer.allowing(sort));
        Following partner = new Following(customer);
        partner.catchUp();
        String early = partner.cursor();
        customer.request().get("/v1/syndication/account").then().body("reading", equalTo(Map.of()));
        story(sort);
        story(sort);
        partner.catchUp();

        acknowledge(customer, partner.cursor()).then().statusCode(200).body("acknowledgedAt", notNullValue());
        acknowledge(customer, early).then().statusCode(200).body("behind", equalTo(0));
        story(sort);
        customer.request().get("/v1/syndication/account").then().body("reading.behind", greaterThanOrEqualTo(1));
        Newsroom.admin()
                .get("/v1/admin/partners/" + customer.partner())
                .then()
                .statusCode(200)
                .body("behind", greaterThanOrEqualTo(1))
                .body("acknowledgedAt", notNullValue());
        acknowledge(Customer.under(Customer.allowing(sort)), early)
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
        acknowledge(customer, null).then().statusCode(422);
    }

    private static Response acknowledge(Customer customer, String cursor) {
        return customer.request()
                .contentType("application/json")
                .body(cursor == null ? Map.of() : Map.of("cursor", cursor))
                .post("/v1/syndication/acknowledgements");
    }

    private static int queries(String timing) {
        return Integer.parseInt(timing.replaceAll(".*desc=\"(\\d+) .*", "$1"));
    }

    private static Written story(String category) {
        return Story.about("changing").in(category).publish();
    }

    private static void move(String category, String parent) {
        Newsroom.admin()
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("parent", parent))
                .patch("/v1/admin/categories/" + category)
                .then()
                .statusCode(200);
    }
}
