package io.masthead.article.body;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Discriminator;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Describes the nodes of a body, as they are read and, in schemas of their own, as they may be written: there keys and
/// whatever can be told from the rest may be left out.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 10)
public final class BodySchemas implements OASFilter {

    private static final String PREFIX = "#/components/schemas/";
    private static final String INPUT = "Input";

    /// The schemas of blocks by `_type`.
    private static final Map<String, String> BLOCKS = ordered(
            "block", "TextBlock",
            "image", "ImageBlock",
            "gallery", "GalleryBlock",
            "pullQuote", "PullQuoteBlock",
            "embed", "EmbedBlock",
            "table", "TableBlock",
            "divider", "DividerBlock");

    private static final Map<String, String> OTHERS = ordered("span", "Span", "link", "LinkMark");

    /// What has to be written.
    private static final Map<String, List<String>> NEEDED = new TreeMap<>(Map.ofEntries(
            Map.entry("TextBlock", List.of("_type", "children")),
            Map.entry("ImageBlock", List.of("mediaId")),
            Map.entry("GalleryBlock", List.of("_type", "images")),
            Map.entry("PullQuoteBlock", List.of("_type", "text")),
            Map.entry("EmbedBlock", List.of("_type", "url")),
            Map.entry("TableBlock", List.of("_type", "rows")),
            Map.entry("TableRow", List.of("cells")),
            Map.entry("TableCell", List.of("children")),
            Map.entry("DividerBlock", List.of("_type")),
            Map.entry("Span", List.of("_type", "text")),
            Map.entry("LinkMark", List.of("_type", "_key"))));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas =
                new LinkedHashMap<>(document.getComponents().getSchemas());
        BLOCKS.forEach((type, name) -> type(schemas.get(name), type));
        OTHERS.forEach((type, name) -> type(schemas.get(name), type));
        NEEDED.forEach((name, needed) -> schemas.put(name + INPUT, written(schemas.get(name), needed)));
        schemas.put("OtherBlock", other());
        Schema read = choice("", schemas.get("Block").getDescription());
        read.addOneOf(OASFactory.createSchema().ref("OtherBlock"));
        schemas.put("Block", read);
        schemas.put("BlockInput", choice(INPUT, "A node of the body, by its `_type`."));
        document.getComponents().setSchemas(schemas);
    }

    private static void type(Schema schema, String type) {
        Map<String, Schema> members = new LinkedHashMap<>();
        members.put(
                "_type",
                OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .constValue(type)
                        .description("What it is."));
        members.put("_key", schema.getProperties().get("_key"));
        schema.getProperties().forEach(members::putIfAbsent);
        schema.setProperties(members);
        List<String> required = new ArrayList<>(schema.getRequired());
        if (!required.contains("_type")) {
            required.addFirst("_type");
        }
        schema.setRequired(required);
    }

    private static Schema written(Schema read, List<String> needed) {
        Map<String, Schema> members = new LinkedHashMap<>();
        read.getProperties().forEach((name, member) -> members.put(name, written(member)));
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(read.getDescription())
                .properties(members)
                .required(needed);
    }

    /// Lists of nodes are lists of written nodes there.
    private static Schema written(Schema member) {
        Schema items = member.getItems();
        String target =
                items == null || items.getRef() == null ? null : items.getRef().substring(PREFIX.length());
        return target == null || !NEEDED.containsKey(target)
                ? member
                : OASFactory.createSchema()
                        .addType(SchemaType.ARRAY)
                        .description(member.getDescription())
                        .items(OASFactory.createSchema().ref(target + INPUT))
                        .maxItems(member.getMaxItems());
    }

    private static Schema choice(String suffix, String description) {
        Schema choice = OASFactory.createSchema().description(description);
        Discriminator discriminator = OASFactory.createDiscriminator().propertyName("_type");
        BLOCKS.forEach((type, name) -> {
            choice.addOneOf(OASFactory.createSchema().ref(name + suffix));
            discriminator.addMapping(type, PREFIX + name + suffix);
        });
        return choice.discriminator(discriminator);
    }

    /// Any node of a `_type` that is not known yet.
    private static Schema other() {
        Schema type = OASFactory.createSchema()
                .addType(SchemaType.STRING)
                .description("A kind of node that came after this document.")
                .maxLength(60)
                .not(OASFactory.createSchema().enumeration(List.copyOf(BLOCKS.keySet())));
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("A node of a kind that is not known yet: pass over it.")
                .addProperty("_type", type)
                .addProperty(
                        "_key",
                        OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .maxLength(64)
                                .description("Unique within the body."))
                .required(List.of("_type", "_key"))
                .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(true));
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
