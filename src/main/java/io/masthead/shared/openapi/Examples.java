package io.masthead.shared.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Puts examples of whole bodies together from the examples of their members. Members that may be absent are shown
/// where they have an example.
final class Examples {

    private static final int DEEPEST = 3;

    private final Schemas schemas;

    Examples(Schemas schemas) {
        this.schemas = schemas;
    }

    /// An example of the schema of this name.
    Object of(String name) {
        return value(schemas.named(name), Set.of(name), 0);
    }

    /// An example of a merge patch: one change.
    Object ofPatch(String name) {
        Map<String, Object> patch = new LinkedHashMap<>();
        schemas.named(name).getProperties().forEach((member, schema) -> {
            Schema value =
                    schema.getAnyOf() == null ? schema : schema.getAnyOf().getFirst();
            if (patch.isEmpty() && own(value) != null) {
                patch.put(member, own(value));
            }
        });
        return patch;
    }

    private Object value(Schema schema, Set<String> above, int depth) {
        if (own(schema) != null) {
            return own(schema);
        }
        String target = Schemas.target(schema);
        if (target != null) {
            Set<String> inside = new HashSet<>(above);
            inside.add(target);
            return value(schemas.named(target), inside, depth);
        }
        if (schema.getOneOf() != null) {
            return value(schema.getOneOf().getFirst(), above, depth);
        }
        if (schema.getConstValue() != null) {
            return schema.getConstValue();
        }
        if (schema.getProperties() != null) {
            return object(schema, above, depth + 1);
        }
        if (Schemas.isType(schema, SchemaType.ARRAY)) {
            return list(schema, above, depth);
        }
        if (schema.getEnumeration() != null) {
            return schema.getEnumeration().getFirst();
        }
        return plain(schema);
    }

    private Object object(Schema schema, Set<String> above, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        schema.getProperties().forEach((name, member) -> {
            boolean required =
                    schema.getRequired() != null && schema.getRequired().contains(name);
            if (required || own(member) != null || isShown(member, above, depth)) {
                members.put(name, value(member, above, depth));
            }
        });
        return members;
    }

    private boolean isShown(Schema member, Set<String> above, int depth) {
        Schema one = Schemas.isType(member, SchemaType.ARRAY) ? member.getItems() : member;
        String target = Schemas.target(one);
        return target != null
                && !Schemas.isType(schemas.named(target), SchemaType.STRING)
                && depth < DEEPEST
                && !above.contains(target);
    }

    private Object list(Schema schema, Set<String> above, int depth) {
        String target = Schemas.target(schema.getItems());
        boolean ends = target != null && (above.contains(target) || depth >= DEEPEST);
        return ends ? List.of() : new ArrayList<>(List.of(value(schema.getItems(), above, depth)));
    }

    private static Object own(Schema schema) {
        return schema.getExamples() == null || schema.getExamples().isEmpty()
                ? null
                : schema.getExamples().getFirst();
    }

    private static Object plain(Schema schema) {
        if (Schemas.isType(schema, SchemaType.BOOLEAN)) {
            return false;
        }
        if (Schemas.isType(schema, SchemaType.INTEGER) || Schemas.isType(schema, SchemaType.NUMBER)) {
            return schema.getMinimum() == null ? 1 : schema.getMinimum();
        }
        if (Schemas.isType(schema, SchemaType.OBJECT)) {
            return Map.of();
        }
        return "uri".equals(schema.getFormat()) ? "https://news.example/" : "…";
    }
}
