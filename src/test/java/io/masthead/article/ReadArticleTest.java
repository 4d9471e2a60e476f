package io.masthead.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.masthead.shared.id.Id;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReadArticleTest {

    @Test
    void bodyComesInTheFormThatIsAskedFor() {
        Written story =
                Story.about("forms").markdown("A *plain* text.\n\n## More").publish();

        given().get(story.path())
                .then()
                .statusCode(200)
                .body("body", hasSize(2))
                .body("body[0]._type", equalTo("block"))
                .body("body[0].children[1].marks", contains("em"))
                .body("body._key", everyItem(notNullValue()))
                .body("html", nullValue());
        given().get(story.path() + "?body=html")
                .then()
                .body("html", equalTo("<p>A <em>plain</em> text.</p><h2>More</h2>"))
                .body("body", nullValue());
        given().get(story.path() + "?body=text").then().body("text", equalTo("A plain text.\n\nMore"));
        given().get(story.path() + "?body=none")
                .then()
                .body("body", nullValue())
                .body("html", nullValue())
                .body("text", nullValue())
                .body("wordCount", equalTo(4));
        given().get(story.path() + "?body=pdf").then().statusCode(400).body("allowed", hasSize(4));
    }

    @Test
    void everyMemberThatWasWrittenIsRead() {
        String category = Newsroom.category("whole", null);
        String author = "Writer " + Story.slug("w");
        Newsroom.author(author);
        Written story = Story.about("whole")
                .in(category)
                .tagged("River " + Story.slug("r"))
                .with("subtitle", "Under the headline")
                .with("summary", "The standfirst.")
                .with("language", "en-GB")
                .with("byline", List.of(Map.of("name", author), Map.of("name", "Guest", "role", "photographer")))
                .with("source", Map.of("name", "The Wire", "url", "https://wire.example/"))
                .with("seo", Map.of("title", "For engines", "noindex", true))
                .with("rights", Map.of("copyright", "© The Post", "usageTerms", "Ask us."))
                .with("sponsored", true)
                .with("initialViews", 817)
                .publish();

        given().get("/v1/articles/" + story.id())
                .then()
                .statusCode(200)
                .body("id", equalTo(story.id()))
                .body("slug", equalTo(story.slug()))
                .body("url", containsString(story.slug()))
                .body("kind", equalTo("story"))
                .body("subtitle", equalTo("Under the headline"))
                .body("summary", equalTo("The standfirst."))
                .body("language", equalTo("en-GB"))
                .body("category.slug", equalTo(category))
                .body("category.path.slug", contains(category))
                .body("breadcrumb.slug", contains(category))
                .body("tags[0].name", startsWith("River"))
                .body("byline.name", contains(author, "Guest"))
                .body("byline.role", contains("author", "photographer"))
                .body("byline[0].slug", notNullValue())
                .body("byline[1].slug", nullValue())
                .body("source.url", equalTo("https://wire.example/"))
                .body("seo.noindex", equalTo(true))
                .body("rights.copyright", equalTo("© The Post"))
                .body("sponsored", equalTo(true))
                .body("pinned", equalTo(false))
                .body("views", equalTo(817))
                .body("readingMinutes", greaterThan(0))
                .body("corrections", hasSize(0))
                .body("translations", hasSize(0));
    }

    @Test
    void canonicalAddressIsItsOwnUnlessGiven() {
        Written own = Story.about("own").publish();
        Written other = Story.about("other")
                .with("canonicalUrl", "https://first.example/here")
                .publish();

        String url = given().get(own.path()).path("url");
        given().get(own.path()).then().body("canonicalUrl", equalTo(url));
        given().get(other.path()).then().body("canonicalUrl", equalTo("https://first.example/here"));
    }

    @Test
    void summaryFallsBackToTheBeginningOfTheText() {
        Written story =
                Story.about("summary").markdown("First words. ".repeat(40)).publish();

        given().get(story.path()).then().body("summary", startsWith("First words. First words."));
    }

    @Test
    void picturesOfTheBodyComeWithTheirRenditions() {
        String picture = Newsroom.picture();
        Written story = Story.about("picture")
                .blocks(Map.of("_type", "image", "_key", "a", "mediaId", picture, "caption", "By the river"))
                .with("leadImage", Map.of("mediaId", picture, "credit", "Ada"))
                .publish();

        given().get(story.path())
                .then()
                .statusCode(200)
                .body("body[0].caption", equalTo("By the river"))
                .body("body[0].width", equalTo(48))
                .body("body[0].renditions", hasSize(greaterThan(0)))
                .body("leadImage.mediaId", equalTo(picture))
                .body("leadImage.credit", equalTo("Ada"))
                .header("Surrogate-Key", containsString("media:" + picture));
        given().get(story.path() + "?body=html").then().body("html", containsString("<img "));
    }

    @Test
    void linkToAnArticleLeadsToItsCurrentAddressAndGoesWithIt() {
        Written target = Story.about("target").publish();
        Written story = Story.about("linking").blocks(linking(target.id())).publish();
        given().get(story.path()).then().body("body[0].markDefs[0].href", containsString(target.slug()));

        Written renamed = target.rename(Story.slug("renamed"));
        given().get(story.path())
                .then()
                .body("body[0].markDefs[0].href", containsString(renamed.slug()))
                .header("Surrogate-Key", containsString("article:" + target.id()));
        given().get(story.path() + "?body=html").then().body("html", containsString(renamed.slug()));

        renamed.withdraw();
        given().get(story.path())
                .then()
                .body("body[0].children[0].text", equalTo("over there"))
                .body("body[0].markDefs", hasSize(0))
                .body("body[0].children[0].marks", hasSize(0))
                .header("Surrogate-Key", containsString(ArticleKeys.coming(Id.of(target.id()))));
        given().get(story.path() + "?body=html").then().body("html", not(containsString("<a ")));
    }

    @Test
    void translationsNameEachOther() {
        Written original = Story.about("original").with("language", "zh-CN").publish();
        Written english = Story.about("english")
                .with("language", "en")
                .with("translationOf", original.id())
                .publish();
        Written french = Story.about("french")
                .with("language", "fr")
                .with("translationOf", original.id())
                .publish();

        given().get(original.path())
                .then()
                .body("translations.language", contains("en", "fr"))
                .body("translations.id", contains(english.id(), french.id()));
        given().get(french.path()).then().body("translations.id", contains(original.id(), english.id()));
        english.withdraw();
        given().get(french.path()).then().body("translations.id", contains(original.id()));
    }

    @Test
    void correctionsAreTold() {
        Written story = Story.about("corrected").publish();
        story.revise("title", "Right now").publish(Map.of("correction", "It was 1936, not 1926."));
        story.publish(Map.of("correction", "And in May."));

        given().get(story.path())
                .then()
                .body("title", equalTo("Right now"))
                .body("corrections.note", contains("It was 1936, not 1926.", "And in May."));
    }

    @Test
    void fieldsLeaveOutMembers() {
        String picture = Newsroom.picture();
        Written story = Story.about("sparse")
                .with("leadImage", Map.of("mediaId", picture))
                .publish();

        given().get(story.path() + "?fields=seo,views")
                .then()
                .body("title", notNullValue())
                .body("body", nullValue())
                .body("byline", nullValue())
                .body("views", equalTo(0));
        given().get(story.path()).then().header("Server-Timing", containsString("\"2 queries\""));
    }

    static Map<String, Object> linking(String article) {
        return Map.of(
                "_type", "block",
                "_key", "a",
                "style", "normal",
                "markDefs", List.of(Map.of("_type", "link", "_key", "l", "articleId", article)),
                "children", List.of(Map.of("_type", "span", "_key", "s", "text", "over there", "marks", List.of("l"))));
    }
}
