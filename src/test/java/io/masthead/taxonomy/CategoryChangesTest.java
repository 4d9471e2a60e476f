package io.masthead.taxonomy;

import static io.masthead.taxonomy.CategoryRequests.CATEGORIES;
import static io.masthead.taxonomy.CategoryRequests.body;
import static io.masthead.taxonomy.CategoryRequests.patch;
import static io.masthead.taxonomy.CategoryRequests.put;
import static io.masthead.taxonomy.CategoryRequests.read;
import static io.masthead.taxonomy.CategoryRequests.remove;
import static io.masthead.taxonomy.CategoryRequests.slug;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.id.Id;
import io.masthead.testing.LoggedChanges;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CategoryChangesTest {

    @Inject
    FormerSlugs formerSlugs;

    @Test
    void categoryCannotStandBelowItself() {
        String top = Newsroom.createCategory("Top", slug("top"), null);
        String middle = Newsroom.createCategory("Middle", slug("middle"), top);
        String leaf = Newsroom.createCategory("Leaf", slug("leaf"), middle);

        for (String parent : List.of(top, middle, leaf)) {
            LoggedChanges.assertNone(() -> patch(top, "\"v0\"", "{\"parent\":\"" + parent + "\"}")
                    .then()
                    .statusCode(422)
                    .body("errors[0].code", equalTo("category-cycle")));
        }
        read(top).then().header("ETag", "\"v0\"").body("parent", nullValue());
    }

    @Test
    void changeNeedsTheCurrentVersion() {
        String id = Newsroom.createCategory("Guarded", slug("guarded"), null);

        LoggedChanges.assertNone(() -> {
            Map<String, Object> body = Map.of("name", "Changed");
            put(id, null, body).then().statusCode(428).body("code", equalTo("precondition-required"));
            put(id, "\"v7\"", body).then().statusCode(412).body("code", equalTo("precondition-failed"));
            patch(id, null, "{}").then().statusCode(428);
            patch(id, "\"v7\"", "{}").then().statusCode(412);
            remove(id, null).then().statusCode(428);
            remove(id, "v0").then().statusCode(412);
        });
        put(id, "W/\"v0\"", body("Changed", slug("changed")))
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"");
        put(id, "\"v0\"", body("Late", slug("late"))).then().statusCode(412);
        put(id, "\"v0\", \"v1\"", body("In time", slug("in-time")))
                .then()
                .statusCode(200)
                .header("ETag", "\"v2\"");
    }

    @Test
    void patchChangesWhatItNamesAndNullRemoves() {
        String parent = Newsroom.createCategory("Parent", slug("parent"), null);
        String slug = slug("patched");
        String id = Newsroom.create(
                CATEGORIES,
                Map.of("name", "Patched", "slug", slug, "description", "A sentence.", "parent", parent, "position", 5));

        patch(id, "\"v0\"", "{\"name\":\"Anew\",\"description\":null}")
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("name", equalTo("Anew"))
                .body("slug", equalTo(slug))
                .body("description", nullValue())
                .body("parent", equalTo(parent))
                .body("position", equalTo(5));
        patch(id, "\"v1\"", "{\"parent\":null}").then().statusCode(200).body("parent", nullValue());
        patch(id, "\"v2\"", "{\"name\":null}").then().statusCode(422).body("errors[0].pointer", equalTo("/name"));
    }

    @Test
    void replacingRemovesWhatIsNotNamed() {
        String slug = slug("replaced");
        String id =
                Newsroom.create(CATEGORIES, Map.of("name", "Old", "slug", slug, "description", "Old.", "position", 4));

        put(id, "\"v0\"", Map.of("name", "New"))
                .then()
                .statusCode(200)
                .body("name", equalTo("New"))
                .body("slug", equalTo(slug))
                .body("description", nullValue())
                .body("position", equalTo(0));
    }

    @Test
    void renamingLeavesTheFormerSlugBehind() {
        String before = slug("before");
        String after = slug("after");
        String id = Newsroom.createCategory("Renamed", before, null);

        patch(id, "\"v0\"", "{\"slug\":\"" + after + "\"}")
                .then()
                .statusCode(200)
                .body("slug", equalTo(after));
        assertEquals(id, formerly(before));

        patch(id, "\"v1\"", "{\"slug\":\"" + before + "\"}").then().statusCode(200);
        assertEquals(id, formerly(after));
        assertEquals("nothing", formerly(before));
    }

    @Test
    void formerSlugCanBeTakenByAnother() {
        String before = slug("given-up");
        String first = Newsroom.createCategory("First", before, null);
        patch(first, "\"v0\"", "{\"slug\":\"" + slug("moved-on") + "\"}").then().statusCode(200);

        Newsroom.createCategory("Second", before, null);

        assertEquals("nothing", formerly(before));
    }

    private String formerly(String slug) {
        return QuarkusTransaction.requiringNew()
                .call(() -> formerSlugs.find("category", slug))
                .map(Id::toString)
                .orElse("nothing");
    }
}
