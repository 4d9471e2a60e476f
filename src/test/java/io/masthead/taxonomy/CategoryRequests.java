package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import io.masthead.shared.json.MergePatch;
import io.masthead.testing.Newsroom;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.Map;

/// What the first admin does with categories.
final class CategoryRequests {

    static final String CATEGORIES = "/v1/admin/categories";

    private CategoryRequests() {}

    static Response read(String id) {
        return Newsroom.admin().get(CATEGORIES + "/" + id);
    }

    static Response post(Map<String, Object> body) {
        return Newsroom.admin().contentType(ContentType.JSON).body(body).post(CATEGORIES);
    }

    static Response put(String id, String ifMatch, Map<String, Object> body) {
        return matching(ifMatch).contentType(ContentType.JSON).body(body).put(CATEGORIES + "/" + id);
    }

    static Response patch(String id, String ifMatch, String body) {
        return matching(ifMatch).contentType(MergePatch.TYPE).body(body).patch(CATEGORIES + "/" + id);
    }

    static Response remove(String id, String ifMatch) {
        return matching(ifMatch).delete(CATEGORIES + "/" + id);
    }

    static Map<String, Object> body(String name, String slug) {
        return Map.of("name", name, "slug", slug);
    }

    /// A slug that no other test has.
    static String slug(String word) {
        return word + "-" + mark();
    }

    /// What tells one test's things from another's.
    static String mark() {
        return Id.next().toString().toLowerCase(Locale.ROOT);
    }

    private static RequestSpecification matching(String ifMatch) {
        RequestSpecification request = Newsroom.admin();
        return ifMatch == null ? request : request.header("If-Match", ifMatch);
    }
}
