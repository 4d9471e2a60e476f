package io.masthead.viewcount;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.id.Id;
import io.masthead.staff.Role;
import io.masthead.tally.ViewRollUp;
import io.masthead.tally.ViewTotals;
import io.masthead.testing.Newsroom;
import io.masthead.testing.PublishedFixture;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class ViewHistoryTest {

    private final Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);

    @Inject
    PublishedFixture published;

    @Inject
    ViewTotals totals;

    @Inject
    ViewRollUp rollUp;

    @Inject
    EntityManager database;

    private Id article;

    @BeforeEach
    void publish() {
        article = published.story(("history-" + Id.next()).toLowerCase(Locale.ROOT));
        published.slug(("old-" + article).toLowerCase(Locale.ROOT), article, Instant.EPOCH);
    }

    @Test
    void hoursAndDaysAreShownAlsoWithoutViews() {
        Instant yesterday = today.minus(Duration.ofDays(1));
        view(2, yesterday.plus(Duration.ofMinutes(5)));
        view(3, yesterday.plus(Duration.ofHours(23)));
        view(4, today);

        read("?granularity=hour&from=" + yesterday + "&to=" + today)
                .body("views", equalTo(9))
                .body("data", hasSize(24))
                .body("data[0].from", equalTo(yesterday.toString()))
                .body("data[0].views", equalTo(2))
                .body("data[1].views", equalTo(0))
                .body("data[23].views", equalTo(3));
        read("?from=" + yesterday).body("data", hasSize(2)).body("data.views", is(List.of(5, 4)));
        read("").body("data", hasSize(31)).body("data.views.sum()", equalTo(9));
    }

    @Test
    void rollingUpChangesNoSum() {
        Instant old = today.minus(Duration.ofDays(50));
        for (int hour = 0; hour < 30; hour++) {
            view(hour + 1, old.plus(Duration.ofHours(hour)));
        }
        String period = "?from=" + old + "&to=" + old.plus(Duration.ofDays(2));
        assertEquals(30, hours());

        rollUp.run(Instant.now());
        rollUp.run(Instant.now());

        assertEquals(List.of(300, 165), read(period).extract().path("data.views"));
        assertEquals(0, hours());
        view(7, old);
        rollUp.run(Instant.now());
        assertEquals(List.of(307, 165), read(period).extract().path("data.views"));
    }

    @Test
    void youngHoursStayHours() {
        view(5, Instant.now().minus(Duration.ofDays(34)));
        rollUp.run(Instant.now());
        assertEquals(1, hours());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?granularity=minute",
                "?from=yesterday",
                "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                "?granularity=hour&from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z",
                "?from=1990-01-01T00:00:00Z",
                "?day=1"
            })
    void whatIsNoPeriodIsRefused(String query) {
        Newsroom.admin()
                .get("/v1/admin/articles/" + article + "/views" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void staffOfAnyRoleMayReadAndNobodyElse() {
        String path = "/v1/admin/articles/" + article + "/views";
        Newsroom.as(Role.AUTHOR).get(path).then().statusCode(200).header("Cache-Control", "private, no-store");
        RestAssured.given().get(path).then().statusCode(401);
        Newsroom.admin()
                .get("/v1/admin/articles/" + Id.next() + "/views")
                .then()
                .statusCode(404);
        Newsroom.admin().get("/v1/admin/articles/no-id/views").then().statusCode(404);
    }

    private ValidatableResponse read(String query) {
        return Newsroom.admin()
                .get("/v1/admin/articles/" + article + "/views" + query)
                .then()
                .statusCode(200);
    }

    private void view(int times, Instant at) {
        QuarkusTransaction.requiringNew().run(() -> totals.add(article, times, at));
    }

    private long hours() {
        return ((Number) database.createNativeQuery("select count(*) from view_hour where article_id = ?1")
                        .setParameter(1, article.value())
                        .getSingleResult())
                .longValue();
    }
}
