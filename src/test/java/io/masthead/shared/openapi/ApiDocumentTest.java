package io.masthead.shared.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.masthead.testing.Contract;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The document is complete. [OpenApiFileTest] holds that it is the one that is served.
class ApiDocumentTest {

    private static final Set<String> BOUNDS = Set.of("maxLength", "format", "enum", "pattern", "const");

    /// Objects of which every member may be absent.
    private static final Set<String> ALL_OPTIONAL =
            Set.of("AccountReading", "Contact", "Goals", "ImportRecord", "Rights", "Seo", "Targeting");

    private static JsonNode document;
    private static Contract contract;

    private final List<String> faults = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        document = new YAMLMapper().readTree(new File("openapi/openapi.yaml"));
        contract = new Contract(document);
    }

    @Test
    void documentIntroducesItself() {
        assertEquals("3.1.0", document.get("openapi").textValue());
        assertEquals("Masthead", document.at("/info/title").textValue());
        assertEquals("v1", document.at("/info/version").textValue());
        assertEquals("Apache-2.0", document.at("/info/license/identifier").textValue());
        assertEquals("/", document.at("/servers/0/url").textValue());
        assertEquals(
                "bearer",
                document.at("/components/securitySchemes/staffToken/scheme").textValue());
    }

    @Test
    void everyOperationSaysWhatItIsAndWhoMayCallIt() {
        Set<String> ids = new HashSet<>();
        Set<String> tags = new HashSet<>();
        document.get("tags").forEach(tag -> tags.add(tag.get("name").textValue()));
        eachOperation((name, operation) -> {
            for (String member : List.of("operationId", "summary", "description")) {
                expect(!operation.path(member).asText().isBlank(), name + " has no " + member);
            }
            expect(ids.add(operation.path("operationId").asText()), name + " has an operationId that was there");
            expect(operation.has("security"), name + " does not say who may call it");
            boolean guarded = name.contains("/v1/syndication/")
                    || name.contains("/v1/admin/") && !name.equals("post /v1/admin/sessions");
            // An empty requirement says that nobody has to say who they are.
            boolean open = operation.path("security").size() == 1
                    && operation.path("security").get(0).isEmpty();
            expect(!operation.path("security").isEmpty() && guarded != open, name + " has the wrong security");
            expect(tags.contains(operation.path("tags").path(0).asText()), name + " has no known tag");
        });
        assertNoFaults();
    }

    @Test
    void everyParameterIsDescribedAndBounded() {
        eachOperation((name, operation) -> operation.path("parameters").forEach(reference -> {
            JsonNode parameter = contract.resolved(reference);
            String place = name + " parameter " + parameter.path("name").asText();
            expect(!parameter.path("description").asText().isBlank(), place + " has no description");
            expect(parameter.has("schema"), place + " has no schema");
            bounded(place, parameter.path("schema"));
        }));
        assertNoFaults();
    }

    @Test
    void everyOperationHasItsProblemsAndItsExamples() {
        eachOperation((name, operation) -> {
            JsonNode responses = operation.get("responses");
            expect(responses.has("500") && responses.has("default"), name + " lacks what can always happen");
            responses.properties().forEach(entry -> response(name + " " + entry.getKey(), entry));
            operation.path("requestBody").path("content").properties().forEach(content -> {
                boolean json = content.getKey().endsWith("json");
                expect(!json || hasExample(content.getValue()), name + " has no example of its body");
            });
        });
        assertNoFaults();
    }

    @Test
    void everySchemaIsBounded() {
        document.at("/components/schemas").properties().forEach(schema -> bounded(schema.getKey(), schema.getValue()));
        assertNoFaults();
    }

    @Test
    void everyObjectSaysWhatIsAlwaysThere() {
        document.at("/components/schemas").properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode schema = entry.getValue();
            boolean free = name.endsWith("Patch") || name.endsWith("Input") || ALL_OPTIONAL.contains(name);
            expect(free || !schema.has("properties") || schema.has("required"), name + " has no list `required`");
            schema.path("required")
                    .forEach(member -> expect(
                            schema.path("properties").has(member.textValue()),
                            name + " requires what it does not have"));
        });
        assertNoFaults();
    }

    @Test
    void inputsAreClosedAndAnswersOpen() {
        document.at("/components/schemas").properties().forEach(entry -> {
            boolean written = entry.getKey().endsWith("Input") || entry.getKey().endsWith("Patch");
            boolean choice = entry.getValue().has("oneOf");
            boolean closed = entry.getValue().path("additionalProperties").isBoolean()
                    && !entry.getValue().get("additionalProperties").booleanValue();
            expect(choice || written == closed, entry.getKey() + " is " + (closed ? "closed" : "open"));
        });
        assertNoFaults();
    }

    @Test
    void articleHasAllThatListsShowOfIt() {
        JsonNode article = document.at("/components/schemas/Article/properties");
        document.at("/components/schemas/ArticleSummary/properties")
                .fieldNames()
                .forEachRemaining(member -> expect(article.has(member), "Article has no " + member));
        assertNoFaults();
    }

    @Test
    void nothingIsNullableButWhatAPatchRemoves() {
        each("", document, (place, node) -> {
            expect(!node.has("nullable"), place + " is nullable");
            expect(
                    !node.path("type").asText().equals("null") || place.matches("/components/schemas/\\w+Patch/.*"),
                    place + " is null");
            expect(!node.path("type").isArray(), place + " has several types");
        });
        assertNoFaults();
    }

    @Test
    void namesOfSchemasAreConcrete() {
        document.at("/components/schemas").properties().forEach(entry -> {
            String name = entry.getKey();
            expect(name.matches("([A-Z][a-z]+)+"), name + " is no plain name");
            expect(!name.matches("JsonNode.*|Object|Map.*|Optional.*|Page|List"), name + " is a generic name");
        });
        assertNoFaults();
    }

    @Test
    void examplesAreValid() {
        each("", document, (place, node) -> {
            if (node.has("schema") && node.has("example")) {
                valid(place + "/schema", node.get("example"));
            }
            if (node.has("schema")) {
                node.path("examples")
                        .properties()
                        .forEach(example -> valid(
                                place + "/schema",
                                contract.resolved(example.getValue()).get("value")));
            }
            if (node.path("examples").isArray()) {
                node.get("examples").forEach(example -> valid(place, example));
            }
        });
        assertNoFaults();
    }

    private void response(String name, Map.Entry<String, JsonNode> entry) {
        JsonNode response = contract.resolved(entry.getValue());
        expect(!response.path("description").asText().isBlank(), name + " has no description");
        boolean problem = entry.getKey().matches("[45]..|default");
        JsonNode content = response.path("content");
        expect(!problem || content.has("application/problem+json"), name + " is no problem");
        content.properties().forEach(one -> {
            boolean json = one.getKey().endsWith("json");
            expect(!json || hasExample(one.getValue()), name + " has no example");
        });
    }

    private void bounded(String name, JsonNode root) {
        each(name, root, (place, schema) -> {
            switch (schema.path("type").asText()) {
                case "string" -> expect(BOUNDS.stream().anyMatch(schema::has), place + " has no bound");
                case "array" -> expect(schema.has("maxItems"), place + " has no maxItems");
                case "integer", "number" ->
                    expect(schema.has("format") && schema.has("minimum"), place + " has no range");
                default -> {}
            }
        });
    }

    private void valid(String pointer, JsonNode example) {
        contract.faults(pointer, example).forEach(fault -> faults.add(pointer + " has a wrong example: " + fault));
    }

    private static boolean hasExample(JsonNode content) {
        return content.has("example") || !content.path("examples").isEmpty();
    }

    private static void eachOperation(BiConsumer<String, JsonNode> visit) {
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                visit.accept(operation.getKey() + " " + path.getKey(), operation.getValue())));
    }

    /// Visits all objects but those inside examples.
    private static void each(String place, JsonNode node, BiConsumer<String, JsonNode> visit) {
        if (node.isObject()) {
            visit.accept(place, node);
        }
        if (node.isObject()) {
            node.properties().forEach(member -> {
                String name = member.getKey();
                boolean example = name.equals("example") || name.equals("examples") && !isSchemas(place);
                if (!example) {
                    each(place + "/" + name.replace("~", "~0").replace("/", "~1"), member.getValue(), visit);
                }
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                each(place + "/" + i, node.get(i), visit);
            }
        }
    }

    private static boolean isSchemas(String place) {
        return place.endsWith("/properties");
    }

    private void expect(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private void assertNoFaults() {
        assertEquals("", String.join("\n", faults));
    }
}
