package io.masthead.syndication;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Holds ninjs documents against the schema of the standard, where that is at hand.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class NinjsTest {

    private static final Path FILE = Path.of("../shared/data/ninjs-schema_3.1.json");
    private static final String GEO_JSON = "https://geojson.org/schema/GeoJSON.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyDocumentIsValidByTheOfficialSchema() throws IOException {
        assumeTrue(Files.exists(FILE), "the schema of ninjs is not at hand: " + FILE);
        JsonSchema schema = schema();
        String sort = Newsroom.category("sort", null);
        String below = Newsroom.category("below", sort);
        rich(below);
        Story.about("bare").in(sort).publish();
        Story.titled("长江边的灯会").in(sort).with("slug", Story.slug("灯会")).publish();

        for (Map<String, Object> kind : kinds(sort)) {
            Customer customer = Customer.under(kind);
            JsonNode page = JSON.readTree(customer.request()
                    .get("/v1/syndication/articles?format=ninjs")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray());
            assertEquals(3, page.get("data").size());
            for (JsonNode document : page.get("data")) {
                assertEquals(Set.of(), schema.validate(document), document.toPrettyString());
                String id = document.at("/altIds/0/value").textValue();
                JsonNode single = JSON.readTree(customer.request()
                        .get("/v1/syndication/articles/" + id + "?format=ninjs")
                        .asByteArray());
                assertEquals(document, single);
            }
        }
    }

    @Test
    void theSchemaWouldNoticeAMemberOfOurOwn() throws IOException {
        assumeTrue(Files.exists(FILE), "the schema of ninjs is not at hand: " + FILE);

        assertFalse(schema().validate(JSON.readTree("{\"uri\": \"urn:a:b\", \"colour\": \"red\"}"))
                .isEmpty());
        assertTrue(schema().validate(JSON.readTree("{\"uri\": \"urn:a:b\"}")).isEmpty());
    }

    @Test
    void documentSaysWhatTheArticleSays() {
        String sort = Newsroom.category("sort", null);
        Written story = rich(Newsroom.category("below", sort));
        Map<String, Object> plan = Customer.allowing(sort);
        plan.put("embargoMinutes", 60);
        plan.put("mustLinkCanonical", true);

        Customer.under(plan)
                .request()
                .get("/v1/syndication/articles/" + story.id() + "?format=ninjs")
                .then()
                .statusCode(200)
                .body("uri", equalTo("urn:masthead:article:" + story.id()))
                .body("pubStatus", equalTo("usable"))
                .body("representationType", equalTo("full"))
                .body("headlines.role", equalTo(List.of("main", "subtitle")))
                .body("bodies.contentType", equalTo(List.of("text/html", "text/plain")))
                .body("bodies[0].value", containsString("<p>"))
                .body("by", equalTo("Wei Lan, Somebody"))
                .body("subjects.rel", equalTo(List.of("category", "category", "tag")))
                .body("infoSources[0].name", equalTo("River Press"))
                .body("associations[0].name", equalTo("lead"))
                .body("associations[0].renditions", not(empty()))
                .body("renditions[0].contentType", equalTo("text/html"))
                .body("copyrightNotice", equalTo("© River"))
                .body("usageTerms", containsString("No archive."))
                .body("usageTerms", containsString("canonical"))
                .body("expires", equalTo("2199-01-01T00:00:00Z"))
                .body("embargoedUntil", notNullValue())
                .body("edNote", containsString("It was two."))
                .body("rightsInfo.encodedRights", containsString("2199-01-01T00:00:00Z"));
    }

    private static Written rich(String category) {
        String picture = Newsroom.picture();
        return Story.about("rich")
                .in(category)
                .tagged("ninjs")
                .by("Wei Lan", "Somebody")
                .with("subtitle", "With everything")
                .with("summary", "All of it.")
                .with("source", Map.of("name", "River Press", "url", "https://press.example/ä"))
                .with("leadImage", Map.of("mediaId", picture, "alt", "A river", "caption", "Night", "credit", "Desk"))
                .with(
                        "rights",
                        Map.of(
                                "copyright",
                                "© River",
                                "usageTerms",
                                "No archive.",
                                "expiresAt",
                                "2199-01-01T00:00:00Z"))
                .blocks(
                        Map.of("_type", "block", "children", List.of(Map.of("_type", "span", "text", "Words."))),
                        Map.of("_type", "image", "mediaId", picture, "alt", "A river"))
                .publish()
                .publish(Map.of("correction", "It was two."));
    }

    private static List<Map<String, Object>> kinds(String category) {
        Map<String, Object> narrow = Customer.allowing(category);
        narrow.put("content", "summary");
        narrow.put("images", false);
        Map<String, Object> strict = Customer.allowing(category);
        strict.put("embargoMinutes", 60);
        strict.put("mustLinkCanonical", true);
        return List.of(Customer.allowing(category), narrow, strict);
    }

    /// The reference to the schema of GeoJSON is answered by one that allows everything: we send no places.
    private static JsonSchema schema() throws IOException {
        String text = Files.readString(FILE);
        return JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        factory -> factory.schemaLoaders(loaders -> loaders.schemas(Map.of(GEO_JSON, "{}"))))
                .getSchema(
                        text,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }
}
