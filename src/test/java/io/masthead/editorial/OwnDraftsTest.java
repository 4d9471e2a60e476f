package io.masthead.editorial;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.staff.Role;
import io.masthead.testing.LoggedChanges;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever an author tries with other people's articles is refused, and the database is as it was before.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OwnDraftsTest {

    @Inject
    EntityManager database;

    @Test
    void nothingChangesWhenAnAuthorReachesForOtherPeoplesArticles() {
        Written others = Story.about("others").write();
        Written published = Story.about("published").publish();
        Newsroom.as(Role.AUTHOR);

        for (Written story : List.of(others, published)) {
            for (Supplier<Response> attempt : attempts(story, () -> Newsroom.as(Role.AUTHOR))) {
                refused(attempt, 404, 403);
            }
        }
    }

    @Test
    void nothingChangesWhenAnAuthorDoesWhatEditorsDo() {
        Written own = Story.about("own").write(Newsroom.as(Role.AUTHOR));

        for (String action : List.of("publish", "unschedule", "withdraw", "kill", "reject")) {
            refused(() -> own.act(writer(() -> Newsroom.as(Role.AUTHOR)), action, reasons()), 403, 403);
        }
        for (String member : List.of("publishedAt", "initialViews", "oldUrls")) {
            Object value = member.equals("publishedAt")
                    ? "2001-01-01T00:00:00Z"
                    : member.equals("initialViews") ? 5 : List.of("/old");
            refused(() -> own.patch(writer(() -> Newsroom.as(Role.AUTHOR)), Map.of(member, value)), 403, 403);
        }
    }

    @Test
    void nothingChangesForStrangers() {
        Written story = Story.about("strangers").publish();

        for (Supplier<Response> attempt : attempts(story, () -> given())) {
            refused(attempt, 401, 401);
        }
    }

    private static List<Supplier<Response>> attempts(Written story, Supplier<RequestSpecification> who) {
        List<Supplier<Response>> attempts = new ArrayList<>();
        Stream.of("submit", "untrash", "publish", "unschedule", "withdraw", "kill", "reject", "revisions/1/restore")
                .forEach(action -> attempts.add(() -> story.act(writer(who), action, reasons(action))));
        attempts.add(() -> story.act(writer(who), "preview-links", null));
        attempts.add(() -> story.patch(writer(who), Map.of("title", "Mine")));
        attempts.add(() -> writer(who)
                .contentType(ContentType.JSON)
                .body(Map.of("title", "Mine"))
                .put(story.admin()));
        attempts.add(() -> writer(who).delete(story.admin()));
        attempts.add(() -> writer(who).get(story.admin()));
        attempts.add(() -> writer(who).get(story.admin() + "/revisions"));
        return attempts;
    }

    private void refused(Supplier<Response> attempt, int status, int orElse) {
        List<Object> before = everything();
        LoggedChanges.assertNone(() -> attempt.get().then().statusCode(anyOf(equalTo(status), equalTo(orElse))));
        assertEquals(before, everything());
    }

    private static RequestSpecification writer(Supplier<RequestSpecification> who) {
        return who.get().header("If-Match", "*");
    }

    private static Map<String, Object> reasons() {
        return Map.of("reason", "r");
    }

    private static Map<String, Object> reasons(String action) {
        return switch (action) {
            case "kill" -> reasons();
            case "reject" -> Map.of("note", "n");
            default -> null;
        };
    }

    /// How many rows each table of the articles has, and the sum of what would have changed.
    private List<Object> everything() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Arrays.asList((Object[]) database.createNativeQuery(
                                "select (select count(*) from revision), (select count(*) from published_article),"
                                        + " (select count(*) from editorial_article),"
                                        + " (select sum(version) from editorial_article),"
                                        + " (select count(*) from tombstone), (select count(*) from previewed_revision),"
                                        + " (select count(*) from published_slug), (select count(*) from term_use),"
                                        + " (select max(updated_at) from editorial_article)")
                        .getSingleResult()));
    }
}
