package io.masthead.shared.openapi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// The schemas of the document by name, and what is true of all of them.
final class Schemas {

    /// What no value is valid for: closes an object.
    static final Schema NOTHING = OASFactory.createSchema().booleanSchema(false);

    /// How the name of a schema ends that is written, not read.
    static final String INPUT = "Input";

    private static final String PREFIX = "#/components/schemas/";

    /// What the scanner writes for text that may not be blank. It looks for a character anywhere; all other patterns
    /// stem from constraints that hold the whole text.
    private static final String NOT_BLANK = "\\S";

    private final Components components;

    Schemas(Components components) {
        this.components = components;
    }

    Schema named(String name) {
        return components.getSchemas().get(name);
    }

    void add(String name, Schema schema) {
        components.addSchema(name, schema);
    }

    /// The name of the schema that is referred to, or `null`.
    static String target(Schema schema) {
        return schema == null || schema.getRef() == null
                ? null
                : schema.getRef().substring(PREFIX.length());
    }

    /// Visits a schema and all that are written inside it.
    static void each(Schema schema, Consumer<Schema> visit) {
        if (schema != null) {
            visit.accept(schema);
            inside(schema).forEach(inner -> each(inner, visit));
        }
    }

    /// The names of all schemas that some of the given ones lead to.
    Set<String> reachedFrom(Collection<Schema> roots) {
        Set<String> reached = new TreeSet<>();
        Deque<Schema> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            each(open.pop(), schema -> {
                String name = target(schema);
                if (name != null && reached.add(name)) {
                    open.push(named(name));
                }
            });
        }
        return reached;
    }

    /// What is written differently from how it is read has a schema of its own: inputs refer to that.
    void useInputs() {
        components.getSchemas().forEach((name, schema) -> {
            if (name.endsWith(INPUT)) {
                each(schema, inner -> {
                    String target = target(inner);
                    if (target != null && named(target + INPUT) != null) {
                        inner.setRef(target + INPUT);
                    }
                });
            }
        });
    }

    /// Corrects what the scanner writes differently from what holds.
    void correct() {
        components.getSchemas().values().forEach(schema -> each(schema, Schemas::correct));
        components.getSchemas().forEach((name, schema) -> {
            if (name.endsWith(INPUT) && schema.getProperties() != null) {
                schema.setAdditionalPropertiesSchema(NOTHING);
            }
        });
    }

    static void correct(Schema schema) {
        if (schema.getRef() != null) {
            // The scanner repeats a type beside a reference, sometimes a wrong one.
            schema.setType(null);
        }
        String pattern = schema.getPattern();
        if (pattern != null && schema.getEnumeration() != null) {
            schema.setPattern(null);
        } else if (pattern != null && !pattern.equals(NOT_BLANK) && !pattern.startsWith("^")) {
            schema.setPattern("^(?:" + pattern + ")$");
        }
        if (schema.getRequired() != null && schema.getProperties() != null) {
            schema.setRequired(schema.getProperties().keySet().stream()
                    .filter(schema.getRequired()::contains)
                    .toList());
        }
    }

    /// Leaves the choices in answers open: another one may come any day, and must not break a client that was built
    /// before.
    void openChoices(Set<String> requested) {
        components.getSchemas().forEach((name, schema) -> {
            if (!requested.contains(name)) {
                each(schema, Schemas::openChoice);
            }
        });
    }

    private static void openChoice(Schema schema) {
        if (schema.getEnumeration() != null) {
            schema.addExtension("x-extensible-enum", List.copyOf(schema.getEnumeration()));
            schema.setEnumeration(null);
            schema.setMaxLength(60);
        }
    }

    /// Puts members that stem from another record into their own order: the scanner gathers them in none, and passes
    /// over one that has the name of the component that brings it.
    ///
    /// @param first whether they come before the others
    void order(String name, String inlined, boolean first) {
        Map<String, Schema> all = named(name).getProperties();
        List<String> own = new ArrayList<>(all.keySet());
        Map<String, Schema> others = named(inlined).getProperties();
        own.removeAll(others.keySet());
        Map<String, Schema> ordered = new LinkedHashMap<>();
        if (!first) {
            own.forEach(member -> ordered.put(member, all.get(member)));
        }
        others.forEach((member, schema) -> ordered.put(member, all.getOrDefault(member, schema)));
        own.forEach(member -> ordered.putIfAbsent(member, all.get(member)));
        named(name).setProperties(ordered);
    }

    /// Drops schemas that nothing refers to, and puts the others in order.
    void keepOnly(Set<String> reached) {
        Map<String, Schema> kept = new TreeMap<>(components.getSchemas());
        kept.keySet().retainAll(reached);
        components.setSchemas(kept);
    }

    static boolean isType(Schema schema, SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }

    private static Stream<Schema> inside(Schema schema) {
        List<Schema> inner = new ArrayList<>();
        Stream.of(schema.getAnyOf(), schema.getOneOf(), schema.getAllOf()).forEach(list -> {
            if (list != null) {
                inner.addAll(list);
            }
        });
        if (schema.getProperties() != null) {
            inner.addAll(schema.getProperties().values());
        }
        Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema(), schema.getContentSchema())
                .filter(one -> one != null)
                .forEach(inner::add);
        return inner.stream();
    }
}
