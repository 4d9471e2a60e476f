package io.masthead.testing;

import io.masthead.shared.id.Id;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An article to be written, member by member, and then handed in over HTTP as staff would.
public final class Story {

    private static final String ARTICLES = "/v1/admin/articles";

    private final Map<String, Object> input = new LinkedHashMap<>();

    private Story(String title) {
        input.put("title", title);
    }

    /// A story with a headline and a short text.
    public static Story titled(String title) {
        return new Story(title).with("bodyMarkdown", "Some *text* for the story.");
    }

    /// A story whose slug is this word and a mark that no other test has.
    public static Story about(String word) {
        return titled("About " + word).with("slug", slug(word));
    }

    /// A slug that no other test has.
    public static String slug(String word) {
        return word + "-x" + Id.next().toString().toLowerCase(Locale.ROOT);
    }

    /// Sets a member of the input.
    public Story with(String member, Object value) {
        input.put(member, value);
        return this;
    }

    /// Leaves a member out.
    public Story without(String member) {
        input.remove(member);
        return this;
    }

    public Story html(String html) {
        return without("bodyMarkdown").with("bodyHtml", html);
    }

    public Story markdown(String markdown) {
        return with("bodyMarkdown", markdown);
    }

    /// Portable Text, as lists and maps.
    public Story blocks(Object... blocks) {
        return without("bodyMarkdown").with("body", List.of(blocks));
    }

    public Story in(String category) {
        return with("category", category);
    }

    public Story tagged(String... tags) {
        return with("tags", List.of(tags));
    }

    public Story by(String... names) {
        return with(
                "byline",
                List.of(names).stream().map(name -> Map.of("name", name)).toList());
    }

    /// The date that readers are shown.
    public Story dated(Instant publishedAt) {
        return with("publishedAt", publishedAt.toString());
    }

    /// What is sent.
    public Map<String, Object> input() {
        return Map.copyOf(input);
    }

    /// Hands it in; the answer is whatever comes.
    public Response send(RequestSpecification writer) {
        return writer.contentType(ContentType.JSON).body(input).post(ARTICLES);
    }

    /// Hands it in as the first admin; unknown tags are made.
    public Written write() {
        return write(Newsroom.admin());
    }

    /// Hands it in; unknown tags are made.
    public Written write(RequestSpecification writer) {
        var answer = send(writer.queryParam("createTags", true)).then().statusCode(201);
        return new Written(answer.extract().path("id"), answer.extract().path("draft.slug"));
    }

    /// Hands it in and publishes it at once.
    public Written publish() {
        return write().publish();
    }
}
