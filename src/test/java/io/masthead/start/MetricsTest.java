package io.masthead.start;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.masthead.article.Announcer;
import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What operators see at the management port, and that their dashboard and their alerts ask for nothing else.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MetricsTest {

    private static final Pattern NAME = Pattern.compile("\\b(?:masthead|agroal|http|jvm|process|system)_[a-z_]+");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Inject
    Announcer announcer;

    @Inject
    TestClock clock;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void whatHappensIsCounted() {
        List<String> counts = List.of(
                "masthead_edge_renderings_total",
                "masthead_edge_hits_total",
                "masthead_request_statements_count",
                "masthead_request_statements_sum",
                "masthead_tally_batch_count",
                "masthead_tally_batch_sum",
                "masthead_tally_wait_seconds_count",
                "masthead_partners_refused_total{reason=\"over-quota\"}");
        Written story = Story.about("measured").publish();
        Map<String, Object> plan = Customer.allowing();
        plan.put("requestsPerDay", 1);
        Customer customer = Customer.under(plan);
        String before = scrape();

        given().get(story.path()).then().statusCode(200);
        given().get(story.path()).then().statusCode(200);
        given().post(story.path() + "/views").then().statusCode(204);
        customer.request().get("/v1/syndication/account").then().statusCode(200);
        customer.request().get("/v1/syndication/account").then().statusCode(429);

        String after = scrape();
        for (String name : counts) {
            assertTrue(value(after, name) > value(before, name), name);
        }
    }

    @Test
    void whatTheLogWasNotToldYetIsOverdue() {
        announcer.announce();
        announcer.measure();
        assertEquals(0, value(scrape(), "masthead_publish_overdue_seconds"));
        var hour = clock.instant().plusSeconds(3600);
        Story.about("overdue").write().publishAt(hour);

        clock.moveTo(hour.plusSeconds(90));
        announcer.measure();

        assertTrue(value(scrape(), "masthead_publish_overdue_seconds") >= 90);
        announcer.announce();
        announcer.measure();
        assertEquals(0, value(scrape(), "masthead_publish_overdue_seconds"));
    }

    @Test
    void whatMattersIsThere() {
        String scraped = scrape();
        for (String name : List.of(
                "masthead_publish_lag_seconds_max",
                "masthead_publish_overdue_seconds",
                "masthead_changelog_lag{follower=",
                "masthead_tally_wait_seconds_max",
                "masthead_edge_age_seconds",
                "masthead_request_statements_bucket{le=\"8.0\"}",
                "masthead_webhooks_waiting",
                "masthead_webhooks_oldest",
                "masthead_takedowns_overdue",
                "masthead_imports_running",
                "agroal_awaiting_count")) {
            assertTrue(scraped.lines().anyMatch(line -> line.startsWith(name)), name);
        }
    }

    @Test
    void labelsAreNeitherSecretsNorWithoutEnd() {
        Written story = Story.about("nameless").publish();
        String secret = Customer.under(Customer.allowing()).secret();
        given().get(story.path() + "?title=" + story.slug()).then().statusCode(400);
        Customer.with(secret).get("/v1/syndication/articles/" + story.id());

        String scraped = scrape();

        assertFalse(scraped.contains(story.slug()) || scraped.contains(story.id()));
        assertFalse(scraped.contains(secret) || scraped.contains(TestDatabase.SECRET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker/grafana-dashboard.json", "docker/alerts.yaml"})
    void dashboardAndAlertsAskForWhatIsThere(String file) throws IOException {
        Newsroom.admin().get("/v1/admin/tags").then().statusCode(200);
        Set<String> there = scrape().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());

        Set<String> missing = new TreeSet<>();
        List<JsonNode> asked = YAML.readTree(new File(file)).findValues("expr");
        asked.forEach(expr -> NAME.matcher(expr.textValue()).results().forEach(found -> missing.add(found.group())));
        assertTrue(missing.size() >= 10, file);
        missing.removeAll(there);

        assertEquals(Set.of(), missing);
    }

    @Test
    void everyAlertSaysWhatToDo() throws IOException {
        for (JsonNode group : YAML.readTree(new File("docker/alerts.yaml")).get("groups")) {
            for (JsonNode rule : group.get("rules")) {
                assertTrue(rule.at("/annotations/summary").asText().length() > 10, rule.toString());
                assertTrue(rule.at("/annotations/action").asText().length() > 20, rule.toString());
                assertTrue(
                        Set.of("page", "ticket")
                                .contains(rule.at("/labels/severity").asText()),
                        rule.toString());
            }
        }
    }

    private String scrape() {
        return given().noFilters().get(metrics).then().statusCode(200).extract().asString();
    }

    /// What a metric says; 0 before it was ever counted.
    private static double value(String scraped, String name) {
        return scraped.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}
