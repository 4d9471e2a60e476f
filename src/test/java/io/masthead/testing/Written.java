package io.masthead.testing;

import io.masthead.shared.json.MergePatch;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Map;

/// An article that was handed in, and what the first admin does with it.
public record Written(String id, String slug) {

    /// Publishes what was saved last.
    public Written publish() {
        return publish(Map.of());
    }

    /// Publishes as the body says: `at`, `expireAt`, `correction`.
    public Written publish(Map<String, Object> how) {
        act("publish", how).then().statusCode(200);
        return this;
    }

    public Written publishAt(Instant at) {
        return publish(Map.of("at", at.toString()));
    }

    public Written withdraw() {
        act("withdraw", null).then().statusCode(200);
        return this;
    }

    public Written kill(String reason, boolean isPublic) {
        act("kill", Map.of("reason", reason, "public", isPublic)).then().statusCode(200);
        return this;
    }

    /// Throws it away.
    public Written trash() {
        Newsroom.admin().header("If-Match", "*").delete(admin()).then().statusCode(204);
        return this;
    }

    /// Changes one member of the draft.
    public Written revise(String member, Object value) {
        patch(Map.of(member, value)).then().statusCode(200);
        return this;
    }

    /// The same article under another slug.
    public Written rename(String slug) {
        revise("slug", slug);
        return new Written(id, slug).publish();
    }

    /// An action of the first admin, whatever comes of it.
    public Response act(String action, Map<String, Object> body) {
        return act(Newsroom.admin().header("If-Match", "*"), action, body);
    }

    /// An action of somebody.
    public Response act(RequestSpecification actor, String action, Map<String, Object> body) {
        RequestSpecification request = actor.contentType(ContentType.JSON);
        return (body == null ? request : request.body(body)).post(admin() + "/" + action);
    }

    public Response patch(Map<String, Object> patch) {
        return patch(Newsroom.admin().header("If-Match", "*"), patch);
    }

    public Response patch(RequestSpecification editor, Map<String, Object> patch) {
        return editor.contentType(MergePatch.TYPE).body(patch).patch(admin());
    }

    /// Its address for staff.
    public String admin() {
        return "/v1/admin/articles/" + id;
    }

    /// Its address for readers, by its slug.
    public String path() {
        return "/v1/articles/" + slug;
    }
}
