package io.masthead.shared.openapi;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// The schema of a JSON Merge Patch (RFC 7396) of an input: every member may be left out, and `null` removes what may
/// be absent. Objects inside are patched alike, lists replaced whole.
final class Patches {

    private final Schemas schemas;

    Patches(Schemas schemas) {
        this.schemas = schemas;
    }

    /// The name of the patch of the input of this name; made when it is first asked for.
    String of(String input) {
        String name = input.replaceFirst("Input$", "") + "Patch";
        if (schemas.named(name) == null) {
            Schema whole = schemas.named(input);
            Schema patch = OASFactory.createSchema()
                    .addType(SchemaType.OBJECT)
                    .description("A JSON Merge Patch (RFC 7396): what is named changes, `null` removes.")
                    .additionalPropertiesSchema(Schemas.NOTHING);
            schemas.add(name, patch);
            List<String> required = whole.getRequired() == null ? List.of() : whole.getRequired();
            for (Map.Entry<String, Schema> member : whole.getProperties().entrySet()) {
                Schema value = value(member.getValue());
                patch.addProperty(member.getKey(), required.contains(member.getKey()) ? value : removable(value));
            }
        }
        return name;
    }

    private Schema value(Schema member) {
        String target = Schemas.target(member);
        boolean isObject = target != null && Schemas.isType(schemas.named(target), SchemaType.OBJECT);
        return isObject ? OASFactory.createSchema().ref(of(target)).description(member.getDescription()) : member;
    }

    private static Schema removable(Schema value) {
        return OASFactory.createSchema()
                .addAnyOf(value)
                .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }
}
