package io.masthead.staff;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.id.Id;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StaffKeptTest {

    private static final String STAFF = "/v1/admin/staff";
    private static final String CURRENT = "/v1/admin/sessions/current";
    private static final String OTHER_PASSWORD = "seven herons over the weir";

    @Inject
    EntityManager database;

    @AfterEach
    void nobodyHasFailedYet() {
        Hiring.forgiveFailures();
    }

    @Test
    void newMemberOfStaffLogsInWithTheirPassword() {
        String email = email();
        Newsroom.admin()
                .contentType(ContentType.JSON)
                .body(hire("  " + email.toUpperCase() + " ", "author"))
                .post(STAFF)
                .then()
                .statusCode(201)
                .header("ETag", notNullValue())
                .header("Location", notNullValue())
                .body("email", equalTo(email))
                .body("state", equalTo("active"))
                .body("password", nullValue())
                .body("passwordHash", nullValue());

        Newsroom.bearing(Newsroom.logIn(email)).get(CURRENT).then().body("role", equalTo("author"));
    }

    @Test
    void addressIsTakenHoweverItIsCapitalised() {
        String email = email();
        Newsroom.create(STAFF, hire(email, "author"));
        String other = Newsroom.create(STAFF, hire(email(), "author"));

        post(STAFF, hire(email.toUpperCase(), "editor")).then().statusCode(409).body("code", equalTo("email-taken"));
        patch(other, Map.of("email", email.toUpperCase()))
                .then()
                .statusCode(409)
                .body("code", equalTo("email-taken"));
    }

    @ParameterizedTest
    @CsvSource({
        "email,no address,malformed",
        "email,'a b@c',malformed",
        "name,' ',missing",
        "role,chief,malformed",
        "role,ADMIN,malformed",
        "password,eleven char,too-short"
    })
    void memberThatCannotBeIsUnprocessable(String member, String value, String code) {
        Map<String, Object> body = hire(email(), "author");
        body.put(member, value);
        post(STAFF, body)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/" + member))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void longNamesAreRefusedAndMarkupIsJustText() {
        Map<String, Object> body = hire(email(), "author");
        body.put("name", "x".repeat(201));
        post(STAFF, body).then().statusCode(422).body("errors[0].code", equalTo("too-long"));
        body.put("name", "<script>alert('a')</script> & \u0000Lin");
        post(STAFF, body).then().statusCode(201).body("name", equalTo("<script>alert('a')</script> & Lin"));
    }

    @Test
    void passwordsCountToTheirLastCharacter() {
        String email = email();
        String long73 = "x".repeat(72) + "y";
        Map<String, Object> body = hire(email, "author");
        body.put("password", long73);
        post(STAFF, body).then().statusCode(201);

        logIn(email, "x".repeat(73)).then().statusCode(401);
        logIn(email, long73).then().statusCode(201);
        body.put("email", email());
        body.put("password", "x".repeat(1001));
        post(STAFF, body).then().statusCode(422).body("errors[0].code", equalTo("too-long"));
        body.put("password", "x".repeat(10_000_000));
        post(STAFF, body).then().statusCode(413);
    }

    @Test
    void roleChangedWhileASessionLivesCountsAtOnce() {
        String id = Newsroom.create(STAFF, hire(email(), "admin"));
        String token = Newsroom.logIn(emailOf(id));
        Newsroom.bearing(token).get(STAFF).then().statusCode(200);

        patch(id, Map.of("role", "author")).then().statusCode(200).body("role", equalTo("author"));

        long before = staff();
        Newsroom.bearing(token).get(STAFF).then().statusCode(403);
        Newsroom.bearing(token)
                .contentType(ContentType.JSON)
                .body(hire(email(), "admin"))
                .post(STAFF)
                .then()
                .statusCode(403);
        assertEquals(before, staff(), "refused, so nothing is written");
        patch(id, Map.of("role", "admin")).then().statusCode(200);
        Newsroom.bearing(token).get(STAFF).then().statusCode(200);
    }

    @Test
    void suspensionEndsSessionsAndTokensAtOnceUntilReinstated() {
        String id = Newsroom.create(STAFF, hire(email(), "editor"));
        String email = emailOf(id);
        String session = Newsroom.logIn(email);
        String token = Newsroom.bearing(session)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Import", "scopes", List.of("articles:read")))
                .post("/v1/admin/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
        Newsroom.bearing(token).get("/v1/admin/articles").then().statusCode(200);

        act(id, "suspend")
                .then()
                .statusCode(200)
                .body("state", equalTo("suspended"))
                .body("suspendedAt", notNullValue());

        Newsroom.bearing(session).get(CURRENT).then().statusCode(401);
        Newsroom.bearing(token).get("/v1/admin/articles").then().statusCode(401);
        logIn(email, Newsroom.PASSWORD).then().statusCode(401).body("code", equalTo("bad-credentials"));
        Newsroom.admin().get(STAFF + "?state=suspended&limit=100").then().body("data.id", hasItem(id));

        act(id, "reinstate")
                .then()
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("suspendedAt", nullValue());
        Newsroom.bearing(session).get(CURRENT).then().statusCode(401);
        Newsroom.bearing(token).get("/v1/admin/articles").then().statusCode(401);
        logIn(email, Newsroom.PASSWORD).then().statusCode(201);
    }

    @Test
    void lastActiveAdminStays() {
        String chief = Newsroom.admin().get(STAFF + "/me").path("id");
        List<String> others = suspendOtherAdmins(chief);
        try {
            for (Response refused : List.of(
                    patch(chief, Map.of("role", "editor")),
                    act(chief, "suspend"),
                    Newsroom.admin().header("If-Match", tag(chief)).delete(STAFF + "/" + chief))) {
                refused.then().statusCode(409).body("code", equalTo("last-admin"));
            }
            Newsroom.admin().get(STAFF + "/me").then().statusCode(200).body("role", equalTo("admin"));
        } finally {
            others.forEach(id -> act(id, "reinstate").then().statusCode(200));
        }
    }

    @Test
    void twoAdminsWhoDemoteEachOtherAtOnceLeaveOne() throws Exception {
        String chief = Newsroom.admin().get(STAFF + "/me").path("id");
        List<String> others = suspendOtherAdmins(chief);
        String second = Newsroom.create(STAFF, hire(email(), "admin"));
        String seconds = Newsroom.logIn(emailOf(second));
        String chiefs = Newsroom.token();
        String tagOfChief = tag(chief);
        String tagOfSecond = tag(second);
        try {
            List<Callable<Integer>> both =
                    List.of(() -> demote(chiefs, second, tagOfSecond), () -> demote(seconds, chief, tagOfChief));
            List<Integer> statuses = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(2)) {
                for (Future<Integer> done : threads.invokeAll(both)) {
                    statuses.add(done.get());
                }
            }
            assertEquals(1, admins(), "statuses " + statuses);
            assertEquals(1, statuses.stream().filter(status -> status == 200).count());
        } finally {
            change("update staff set role = 'admin' where id = ?1", Id.of(chief).value());
            change(
                    "update staff set role = 'editor' where id = ?1",
                    Id.of(second).value());
            others.forEach(id -> act(id, "reinstate").then().statusCode(200));
        }
    }

    @Test
    void onlyWhoNeverDidAnythingCanBeRemoved() {
        String idle = Newsroom.create(STAFF, hire(email(), "author"));
        String busy = Newsroom.create(STAFF, hire(email(), "author"));
        Newsroom.logIn(emailOf(busy));

        Newsroom.admin().delete(STAFF + "/" + idle).then().statusCode(428);
        Newsroom.admin()
                .header("If-Match", "\"v99\"")
                .delete(STAFF + "/" + idle)
                .then()
                .statusCode(412);
        Newsroom.admin()
                .header("If-Match", tag(idle))
                .delete(STAFF + "/" + idle)
                .then()
                .statusCode(204);
        Newsroom.admin().get(STAFF + "/" + idle).then().statusCode(404);
        Newsroom.admin()
                .header("If-Match", tag(busy))
                .delete(STAFF + "/" + busy)
                .then()
                .statusCode(409)
                .body("code", equalTo("staff-in-use"))
                .body("allowed", hasItem("suspend"));
    }

    @Test
    void passwordThatAnAdminResetsEndsAllSessions() {
        String id = Newsroom.create(STAFF, hire(email(), "editor"));
        String email = emailOf(id);
        String session = Newsroom.logIn(email);

        post(STAFF + "/" + id + "/reset-password", Map.of("password", OTHER_PASSWORD))
                .then()
                .statusCode(428);
        Newsroom.admin()
                .header("If-Match", tag(id))
                .contentType(ContentType.JSON)
                .body(Map.of("password", OTHER_PASSWORD))
                .post(STAFF + "/" + id + "/reset-password")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue());

        Newsroom.bearing(session).get(CURRENT).then().statusCode(401);
        logIn(email, Newsroom.PASSWORD).then().statusCode(401);
        logIn(email, OTHER_PASSWORD).then().statusCode(201);
    }

    @Test
    void passwordThatOneChangesEndsOnesOtherSessions() {
        String id = Newsroom.create(STAFF, hire(email(), "author"));
        String email = emailOf(id);
        String here = Newsroom.logIn(email);
        String elsewhere = Newsroom.logIn(email);

        changePassword(here, "not my password", OTHER_PASSWORD)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/currentPassword"))
                .body("errors[0].code", equalTo("wrong-password"));
        changePassword(here, Newsroom.PASSWORD, "too short").then().statusCode(422);
        Newsroom.bearing(elsewhere).get(CURRENT).then().statusCode(200);

        changePassword(here, Newsroom.PASSWORD, OTHER_PASSWORD).then().statusCode(204);

        Newsroom.bearing(here).get(CURRENT).then().statusCode(200);
        Newsroom.bearing(elsewhere).get(CURRENT).then().statusCode(401);
        logIn(email, Newsroom.PASSWORD).then().statusCode(401);
        logIn(email, OTHER_PASSWORD).then().statusCode(201);
    }

    @Test
    void everybodySeesAndRenamesThemselves() {
        String id = Newsroom.create(STAFF, hire(email(), "author"));
        String session = Newsroom.logIn(emailOf(id));
        String tag = Newsroom.bearing(session)
                .get(STAFF + "/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .extract()
                .header("ETag");

        Newsroom.bearing(session)
                .contentType("application/merge-patch+json")
                .header("If-Match", tag)
                .body(Map.of("name", "Lin Yue"))
                .patch(STAFF + "/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("Lin Yue"));
        Newsroom.bearing(session)
                .contentType("application/merge-patch+json")
                .header("If-Match", tag)
                .body(Map.of("role", "admin"))
                .patch(STAFF + "/me")
                .then()
                .statusCode(412);
        Newsroom.bearing(session)
                .contentType("application/merge-patch+json")
                .header("If-Match", Newsroom.bearing(session).get(STAFF + "/me").header("ETag"))
                .body(Map.of("role", "admin"))
                .patch(STAFF + "/me")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-member"));
    }

    @Test
    void sessionsAreListedAndEndedOneByOneOrAllOthers() {
        String id = Newsroom.create(STAFF, hire(email(), "author"));
        String here = Newsroom.logIn(emailOf(id));
        String second = Newsroom.logIn(emailOf(id));
        String third = Newsroom.logIn(emailOf(id));
        Response list = Newsroom.bearing(here).get("/v1/admin/sessions");
        list.then().statusCode(200).body("data.size()", equalTo(3)).body("data.current", hasItems(true, false));
        List<String> others = list.path("data.findAll { !it.current }.id");
        Newsroom.bearing(here).get("/v1/admin/sessions?limit=2").then().body("page.next", notNullValue());

        Newsroom.bearing(here)
                .delete("/v1/admin/sessions/" + others.getFirst())
                .then()
                .statusCode(204);
        Newsroom.bearing(second).get(CURRENT).then().statusCode(401);
        Newsroom.bearing(third).get(CURRENT).then().statusCode(200);
        Newsroom.admin().delete("/v1/admin/sessions/" + others.getLast()).then().statusCode(404);
        Newsroom.bearing(here).post("/v1/admin/sessions/end-others").then().statusCode(204);
        Newsroom.bearing(third).get(CURRENT).then().statusCode(401);
        Newsroom.bearing(here).get(CURRENT).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"author", "editor"})
    void othersThanAdminsKeepOutAndLeaveNothing(String role) {
        String session = Newsroom.logIn(Hiring.hire(Role.of(role)));
        String chief = Newsroom.admin().get(STAFF + "/me").path("id");
        String tag = tag(chief);
        long before = staff();

        Newsroom.bearing(session).get(STAFF).then().statusCode(403);
        Newsroom.bearing(session).get(STAFF + "/" + chief).then().statusCode(403);
        Newsroom.bearing(session).get("/v1/admin/audit-log").then().statusCode(403);
        patch(session, chief, Map.of("role", "author")).then().statusCode(403);
        Newsroom.bearing(session)
                .header("If-Match", tag)
                .post(STAFF + "/" + chief + "/suspend")
                .then()
                .statusCode(403);
        assertEquals(before, staff());
        assertEquals(tag, tag(chief));
    }

    @Test
    void listIsPagedAndFilteredByRole() {
        Newsroom.create(STAFF, hire(email(), "editor"));
        Newsroom.create(STAFF, hire(email(), "editor"));
        Response first = Newsroom.admin().get(STAFF + "?role=editor&limit=1");
        first.then().statusCode(200).body("data.role", everyItem(equalTo("editor")));
        String next = first.path("page.next");
        Newsroom.admin()
                .get(STAFF + "?role=editor&limit=1&cursor=" + next)
                .then()
                .statusCode(200)
                .body("data.id", not(hasItem(first.<String>path("data[0].id"))));
        Newsroom.admin().get(STAFF + "?role=author&cursor=" + next).then().statusCode(400);
        Newsroom.admin().get(STAFF + "?role=chief").then().statusCode(400);
    }

    private static Map<String, Object> hire(String email, String role) {
        return new HashMap<>(
                Map.of("email", email, "name", "Somebody new", "role", role, "password", Newsroom.PASSWORD));
    }

    private static String email() {
        return "s" + Id.next().toString().toLowerCase() + "@news.example";
    }

    private static String emailOf(String id) {
        return Newsroom.admin().get(STAFF + "/" + id).path("email");
    }

    private static String tag(String id) {
        return Newsroom.admin().get(STAFF + "/" + id).header("ETag");
    }

    private static Response post(String path, Object body) {
        return Newsroom.admin().contentType(ContentType.JSON).body(body).post(path);
    }

    private static Response patch(String id, Object patch) {
        return patch(Newsroom.token(), id, patch);
    }

    private static Response patch(String token, String id, Object patch) {
        return Newsroom.bearing(token)
                .contentType("application/merge-patch+json")
                .header("If-Match", tag(id))
                .body(patch)
                .patch(STAFF + "/" + id);
    }

    private static int demote(String token, String id, String tag) {
        return Newsroom.bearing(token)
                .contentType("application/merge-patch+json")
                .header("If-Match", tag)
                .body(Map.of("role", "editor"))
                .patch(STAFF + "/" + id)
                .statusCode();
    }

    private static Response act(String id, String action) {
        return Newsroom.admin().header("If-Match", tag(id)).post(STAFF + "/" + id + "/" + action);
    }

    private static Response changePassword(String session, String before, String after) {
        return Newsroom.bearing(session)
                .contentType(ContentType.JSON)
                .body(Map.of("currentPassword", before, "newPassword", after))
                .post(STAFF + "/me/password");
    }

    private static Response logIn(String email, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/v1/admin/sessions");
    }

    private static List<String> suspendOtherAdmins(String chief) {
        List<String> others = Newsroom.admin()
                .get(STAFF + "?role=admin&state=active&limit=100")
                .path("data.findAll { it.id != '" + chief + "' }.id");
        others.forEach(id -> act(id, "suspend").then().statusCode(200));
        Newsroom.forgetTokens();
        return others;
    }

    private long staff() {
        return count("select count(*) from staff");
    }

    private long admins() {
        return count("select count(*) from staff where role = 'admin' and suspended_at is null");
    }

    private long count(String sql) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) database.createNativeQuery(sql).getSingleResult()).longValue());
    }

    private void change(String sql, long id) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(sql).setParameter(1, id).executeUpdate());
    }
}
