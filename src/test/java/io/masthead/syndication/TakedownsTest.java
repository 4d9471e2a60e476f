package io.masthead.syndication;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.testing.Customer;
import io.masthead.testing.LoggedChanges;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TakedownsTest {

    private static final String ADMIN = "/v1/admin/takedowns";

    @Inject
    TestClock clock;

    @Inject
    TakedownWatch watch;

    @AfterEach
    void clockRunsNormally() {
        clock.reset();
    }

    @Test
    void ledgerKnowsEverybodyWhosePlanEverAllowedTheItem() throws Exception {
        String sort = Newsroom.category("sort", null);
        String other = Newsroom.category("other", null);
        Customer never = Customer.under(Customer.allowing(other));
        Customer reads = Customer.under(Customer.allowing(sort));
        Customer had = Customer.under(Customer.allowing(sort));
        Customer moved = Customer.under(Customer.allowing(sort));
        Map<String, Object> slow = Customer.allowing(sort);
        slow.put("delayMinutes", 60);
        Customer late = Customer.under(slow);
        Following reader = new Following(reads);
        reader.catchUp();
        Following late1 = new Following(late);
        late1.catchUp();
        Following former = new Following(had);
        former.catchUp();
        Written story = Story.about("dangerous").in(sort).publish();
        clock.forward(Duration.ofMinutes(5));
        had.changePlan(Map.of("categories", List.of(other)));
        Newsroom.admin()
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("plan", never.plan()))
                .patch("/v1/admin/partners/" + moved.partner())
                .then()
                .statusCode(200);
        clock.forward(Duration.ofMinutes(5));
        story.kill("Court order", true);
        clock.forward(Duration.ofSeconds(10));
        Customer after = Customer.under(Customer.allowing(sort));
        String id = takedown(story);

        assertTrue(reader.catchUp().contains("kill " + story.id()));
        assertEquals(List.of("kill " + story.id()), former.catchUp());
        assertEquals(List.of(), late1.catchUp());
        LongPollTest.until(() -> read(id).statusCode() == 200);
        Response evidence = read(id);
        evidence.then()
                .body("articleId", equalTo(story.id()))
                .body("reason", equalTo("Court order"))
                .body("state", equalTo("open"))
                .body("partners", equalTo(3))
                .body("told", equalTo(2))
                .body("confirmed", equalTo(0))
                .body("recipients.partner", equalTo(List.of(reads.partner(), had.partner(), moved.partner())))
                .body("recipients.state", equalTo(List.of("told", "told", "waiting")))
                .body("recipients[1].toldBy", equalTo("changes"));
        confirm(never, "0000000000001", clock.instant().toString()).then().statusCode(404);
        Response foreign = confirm(never, id, clock.instant().toString());
        assertEquals(404, foreign.statusCode());
        // Its words do not say that there is one, and it is not worked out again.
        Response unknown = confirm(never, "0000000000001", clock.instant().toString());
        assertEquals(unknown.jsonPath().getString("detail"), foreign.jsonPath().getString("detail"));
        assertTrue(queries(foreign) <= queries(unknown));
        assertEquals(404, confirm(late, id, clock.instant().toString()).statusCode());
        assertEquals(404, confirm(after, id, clock.instant().toString()).statusCode());
        read(id).then().body("partners", equalTo(3)).body("confirmed", equalTo(0));
    }

    @Test
    void firstReceiptCountsAndIsAnsweredAgain() {
        String sort = Newsroom.category("sort", null);
        Customer customer = Customer.under(Customer.allowing(sort));
        Written story = Story.about("confirmed").in(sort).publish().kill("=1+1", true);
        String id = takedown(story);
        String removed = clock.instant().minusSeconds(5).toString();

        Response first = confirm(customer, id, removed);
        first.then()
                .statusCode(200)
                .body("takedown", equalTo(id))
                .body("removedAt", equalTo(removed))
                .body("note", equalTo("=Caches too"))
                .body("receivedAt", notNullValue());
        clock.forward(Duration.ofMinutes(3));
        Response again = confirm(customer, id, clock.instant().toString());
        assertEquals(first.asString(), again.asString());
        read(id).then()
                .statusCode(200)
                .body("state", equalTo("done"))
                .body("recipients[0].state", equalTo("confirmed"))
                .body("recipients[0].name", notNullValue());
        Newsroom.admin()
                .get(ADMIN + "/" + id + "?format=csv")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .body(containsString(",'=Caches too\r\n"));
        Newsroom.admin()
                .get(ADMIN + "?article=" + story.id())
                .then()
                .statusCode(200)
                .body("data.id", equalTo(List.of(id)))
                .body("data[0].confirmed", equalTo(1));
        Newsroom.admin().get(ADMIN + "?state=open&article=" + story.id()).then().body("data", empty());
    }

    @Test
    void receiptsThatSayNothingAreRefused() throws Exception {
        String sort = Newsroom.category("sort", null);
        Customer customer = Customer.under(Customer.allowing(sort));
        Written story = Story.about("unconfirmed").in(sort).publish().kill("Wrong", false);
        String id = takedown(story);

        confirm(customer, id, clock.instant().plusSeconds(3600).toString())
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("in-the-future"));
        send(customer, id, Map.of()).then().statusCode(422);
        send(customer, id, Map.of("removedAt", "yesterday")).then().statusCode(400);
        send(customer, id, Map.of("removedAt", clock.instant().toString(), "by", "me"))
                .then()
                .statusCode(400);
        send(customer, id, Map.of("removedAt", clock.instant().toString(), "note", "x".repeat(2001)))
                .then()
                .statusCode(422);
        for (String unknown : List.of("0000000000000", "0000000000001", "nothing", story.id())) {
            assertEquals(
                    404, confirm(customer, unknown, clock.instant().toString()).statusCode(), unknown);
        }
        read("0000000000001").then().statusCode(404);
        LongPollTest.until(() -> read(id).statusCode() == 200);
        read(id).then().body("reason", nullValue()).body("recipients[0].state", equalTo("waiting"));
    }

    @Test
    void whoHasNotConfirmedIsRemindedOnceAtHalfTime() {
        String sort = Newsroom.category("sort", null);
        Customer slow = Customer.under(Customer.allowing(sort));
        Customer quick = Customer.under(Customer.allowing(sort));
        Written story = Story.about("overdue").in(sort).publish().kill("Wrong", true);
        Following reminded = new Following(slow);
        Following done = new Following(quick);
        String id = takedown(story);
        assertEquals(200, confirm(quick, id, clock.instant().toString()).statusCode());
        done.catchUp();
        reminded.catchUp();

        clock.forward(Duration.ofHours(11));
        watch.watch();
        assertEquals(List.of(), reminded.catchUp());
        clock.forward(Duration.ofHours(2));
        watch.watch();
        watch.watch();
        // Other tests' takedowns have their reminders in the log too.
        reminded.ask("limit=1000")
                .then()
                .body("data", hasSize(1))
                .body("data[0].takedown.id", equalTo(id))
                .body("data[0].takedown.reason", equalTo("Wrong"));
        assertEquals(List.of("takedown-reminder " + story.id()), reminded.catchUp());
        assertEquals(List.of(), done.catchUp());
        clock.forward(Duration.ofHours(12));
        watch.watch();
        assertTrue(watch.overdue() >= 1);
        assertEquals("overdue", AdminTakedown.state(2, 1, clock.instant(), clock.instant()));
        clock.reset();
        read(id).then().body("state", equalTo("open")).body("remindedAt", notNullValue());
    }

    @Test
    void itemThatNobodyCouldSeeMakesNoTakedown() {
        long before = LoggedChanges.last();
        Written draft = Story.about("draft").in(Newsroom.category("sort", null)).write();
        draft.act("kill", Map.of("reason", "Never mind", "public", true)).then().statusCode(200);
        assertEquals(List.of(), LoggedChanges.of(draft, before));
        Newsroom.admin().get(ADMIN + "?article=" + draft.id()).then().body("data", empty());
    }

    /// Its kill's number is its id.
    private static String takedown(Written story) {
        return LoggedChanges.since(0).stream()
                .filter(entry -> entry.type().equals("kill") && entry.keys().contains("article:" + story.id()))
                .map(entry -> new Id(entry.seq()).toString())
                .findFirst()
                .orElseThrow();
    }

    private Response confirm(Customer customer, String id, String removedAt) {
        return send(customer, id, Map.of("removedAt", removedAt, "note", "=Caches too"));
    }

    private static Response send(Customer customer, String id, Map<String, Object> body) {
        return customer.request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/syndication/takedowns/" + id + "/receipt");
    }

    private static int queries(Response answer) {
        return Integer.parseInt(answer.header("Server-Timing").replaceAll(".*desc=\"(\\d+) .*", "$1"));
    }

    private static Response read(String id) {
        return Newsroom.admin().get(ADMIN + "/" + id);
    }
}
