package io.masthead.shared.openapi;

import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// The bounds of values for which nobody gave any: what their format or type allows at most, so that generated clients
/// and gateways know how much may come.
final class Bounds {

    private static final Map<String, Integer> LENGTHS =
            Map.of("date-time", 40, "date", 10, "uri", 2000, "binary", 25 * 1024 * 1024);

    /// A pattern names every character.
    private static final int WITH_PATTERN = 200;

    /// A whole document, such as a report or a sitemap.
    private static final int DOCUMENT = 50 * 1024 * 1024;

    private Bounds() {}

    static void complete(Schema schema) {
        if (schema.getRef() != null) {
            return;
        }
        if (Schemas.isType(schema, SchemaType.STRING)) {
            length(schema);
        } else if (Schemas.isType(schema, SchemaType.INTEGER)) {
            range(schema);
        }
    }

    private static void length(Schema schema) {
        if (schema.getMaxLength() == null && schema.getEnumeration() == null && schema.getConstValue() == null) {
            schema.setMaxLength(LENGTHS.getOrDefault(
                    String.valueOf(schema.getFormat()), schema.getPattern() == null ? DOCUMENT : WITH_PATTERN));
        }
    }

    private static void range(Schema schema) {
        boolean wide = "int64".equals(schema.getFormat());
        if (schema.getMinimum() == null && schema.getExclusiveMinimum() == null) {
            schema.setMinimum(BigDecimal.valueOf(wide ? Long.MIN_VALUE : Integer.MIN_VALUE));
        }
        if (schema.getMaximum() == null && schema.getExclusiveMaximum() == null) {
            schema.setMaximum(BigDecimal.valueOf(wide ? Long.MAX_VALUE : Integer.MAX_VALUE));
        }
    }
}
