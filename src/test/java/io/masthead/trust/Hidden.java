package io.masthead.trust;

import io.masthead.shared.id.Id;
import io.masthead.testing.Story;
import io.masthead.testing.Written;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A story of which readers may see nothing, or nothing of this version. A word that nobody else uses stands everywhere
/// in it.
///
/// @param id of the article, also where a version of it is public
/// @param known how much of it readers may know
record Hidden(String state, String word, String id, Known known) {

    /// What readers may know of an article.
    enum Known {
        /// Nothing: it answers like what never was.
        NOTHING,
        /// That it was there once.
        THAT_IT_LEFT,
        /// All but this version.
        ANOTHER_VERSION
    }

    private static final Instant FAR = Instant.parse("2199-01-01T00:00:00Z");

    /// One that was never written.
    static Hidden never() {
        return new Hidden("never", fresh(), Id.next().toString(), Known.NOTHING);
    }

    /// One of each kind in the same category and under the same tag.
    ///
    /// @param expiry when one of them leaves by itself
    static List<Hidden> all(String category, String tag, Instant expiry) {
        return List.of(
                of("draft", category, tag, Known.NOTHING, story -> {}),
                of("in review", category, tag, Known.NOTHING, story -> story.act("submit", null)),
                of("waiting", category, tag, Known.NOTHING, story -> story.publishAt(FAR)),
                of("thrown away", category, tag, Known.NOTHING, Written::trash),
                of(
                        "expired",
                        category,
                        tag,
                        Known.THAT_IT_LEFT,
                        story -> story.publish(Map.of("expireAt", expiry.toString()))),
                of(
                        "withdrawn",
                        category,
                        tag,
                        Known.THAT_IT_LEFT,
                        story -> story.publish().withdraw()),
                of(
                        "killed",
                        category,
                        tag,
                        Known.THAT_IT_LEFT,
                        story -> story.publish().kill("Of no concern", false)),
                version("newer draft", category, tag, story -> {}),
                version("waiting version", category, tag, story -> story.publishAt(FAR)));
    }

    /// What may be asked with, under this parameter.
    List<String> asked(String parameter) {
        return switch (parameter) {
            case "q" -> List.of(word + "title", word + "body");
            case "source" -> List.of(word + "source");
            case "url" -> List.of("/articles/" + slug(), "/" + word + "old");
            default -> List.of(slug(), id);
        };
    }

    String slug() {
        return word + "-slug";
    }

    private static Hidden of(String state, String category, String tag, Known known, Consumer<Written> fate) {
        String word = fresh();
        Written story = full(Story.titled(word + "title"), word, category, tag).write();
        fate.accept(story);
        return new Hidden(state, word, story.id(), known);
    }

    private static Hidden version(String state, String category, String tag, Consumer<Written> fate) {
        String word = fresh();
        Written live = Story.about("live").in(category).tagged(tag).publish();
        Map<String, Object> next =
                full(Story.titled(word + "title"), word, category, tag).input();
        live.patch(next).then().statusCode(200);
        fate.accept(live);
        return new Hidden(state, word, live.id(), Known.ANOTHER_VERSION);
    }

    private static Story full(Story story, String word, String category, String tag) {
        return story.with("slug", word + "-slug")
                .markdown("The " + word + "body of it, " + word + "body.")
                .with("subtitle", word + "subtitle")
                .with("summary", word + "summary")
                .with("source", Map.of("name", word + "source", "url", "https://" + word + ".example/"))
                .with("seo", Map.of("title", word + "seo", "description", word + "seo"))
                .with("rights", Map.of("copyright", word + "rights"))
                .with("externalId", word + "external")
                .with("oldUrls", List.of("/" + word + "old"))
                .with("canonicalUrl", "https://" + word + ".example/canonical")
                .by(word + "byline")
                .in(category)
                .tagged(tag);
    }

    private static String fresh() {
        return new Random().ints(16, 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining("", "q", "x"));
    }
}
