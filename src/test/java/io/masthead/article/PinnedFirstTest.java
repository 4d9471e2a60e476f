package io.masthead.article;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.id.Id;
import io.masthead.testing.PublishedFixture;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class PinnedFirstTest {

    private static final List<Boolean> PINNED = List.of(false, true, false, true, false, true, false);

    @Inject
    PublishedFixture published;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 100})
    void walkYieldsPinnedOnesAndThenAllOthersEachNewestFirst(int limit) {
        Id category = Id.next();
        String slug = "pinned-first-" + limit;
        published.write(
                "insert into category (id, slug, name, position, version, updated_at) values (?1, ?2, ?2, 0, 1, ?3)",
                category.value(),
                slug,
                Instant.now());
        for (int i = 0; i < PINNED.size(); i++) {
            Id article = published.article(
                    "story", slug + "-" + i, Instant.parse("2026-01-0" + (i + 1) + "T00:00:00Z"), null, false);
            published.write(
                    "update published_article set pinned = ?1 where article_id = ?2", PINNED.get(i), article.value());
            published.into(category, article);
        }

        List<String> expected =
                List.of(5, 3, 1, 6, 4, 2, 0).stream().map(i -> slug + "-" + i).toList();
        assertEquals(expected, walk(slug, limit));
    }

    private static List<String> walk(String category, int limit) {
        List<String> slugs = new ArrayList<>();
        String cursor = null;
        do {
            var request = given().queryParam("category", category)
                    .queryParam("pinnedFirst", true)
                    .queryParam("limit", limit);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page =
                    request.get("/v1/articles").then().statusCode(200).extract().jsonPath();
            slugs.addAll(page.getList("data.slug"));
            cursor = page.getString("page.next");
        } while (cursor != null);
        return slugs;
    }
}
