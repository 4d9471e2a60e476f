package io.masthead.shared.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// The bodies of requests and answers, each with an example.
final class Bodies {

    private static final String ANY_JSON = "JsonNode";

    private final Components components;
    private final Schemas schemas;
    private final Patches patches;
    private final Examples examples;

    Bodies(Components components, Schemas schemas) {
        this.components = components;
        this.schemas = schemas;
        this.patches = new Patches(schemas);
        this.examples = new Examples(schemas);
    }

    /// The name of the schema of a body, or `null`.
    String schema(Content content) {
        return content == null || content.getMediaTypes() == null
                ? null
                : content.getMediaTypes().values().stream()
                        .map(MediaType::getSchema)
                        .map(Schemas::target)
                        .filter(name -> name != null)
                        .findFirst()
                        .orElse(null);
    }

    /// Whether the body is a page of a list, or has one in it.
    boolean isPaged(String schema) {
        return schema != null
                && schemas.named(schema).getProperties() != null
                && schemas.named(schema).getProperties().values().stream()
                        .map(Schemas::target)
                        .anyMatch(name -> "PageInfo".equals(name) || "ArticlePage".equals(name));
    }

    /// Says what the body of a request is, where the scanner could not know.
    void request(PathItem item, Operation operation) {
        if (operation.getRequestBody() == null) {
            return;
        }
        Content content = operation.getRequestBody().getContent();
        if (operation == item.getPATCH()) {
            String input = schema(content);
            if (input == null || input.equals(ANY_JSON)) {
                input = schema(item.getPUT().getRequestBody().getContent());
            }
            String patch = patches.of(input);
            content.getMediaTypes()
                    .values()
                    .forEach(type -> type.schema(OASFactory.createSchema().ref(patch)));
        }
        exemplify(content);
        MediaType text = content.getMediaTypes().get("text/plain");
        if (text != null) {
            text.setExamples(null);
            text.schema(OASFactory.createSchema()
                    .addType(SchemaType.STRING)
                    .maxLength(65_536)
                    .contentMediaType("application/json")
                    .contentSchema(text.getSchema()));
        }
    }

    /// Adds the example that belongs to the schema of the body.
    void exemplify(Content content) {
        String name = schema(content);
        if (name == null) {
            return;
        }
        if (components.getExamples() == null || !components.getExamples().containsKey(name)) {
            Object value = name.endsWith("Patch") ? examples.ofPatch(name) : examples.of(name);
            components.addExample(name, OASFactory.createExample().value(value));
        }
        for (MediaType type : content.getMediaTypes().values()) {
            if (name.equals(Schemas.target(type.getSchema()))) {
                type.addExample("example", OASFactory.createExample().ref(name));
            }
        }
    }

    static Schema ofRequest(Operation operation) {
        return operation
                .getRequestBody()
                .getContent()
                .getMediaTypes()
                .values()
                .iterator()
                .next()
                .getSchema();
    }
}
