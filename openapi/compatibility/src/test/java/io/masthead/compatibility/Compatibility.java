package io.masthead.compatibility;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/// What breaks those who built on an earlier OpenAPI document.
final class Compatibility {

    private static final Pattern VERSION = Pattern.compile("(?m)^  version: v(\\d+)");

    private Compatibility() {}

    /// The breaking changes in words, or nothing if there is none or the major version moved.
    static Optional<String> faults(String released, String current) {
        if (released.equals(current) || major(current) > major(released)) {
            return Optional.empty();
        }
        ChangedOpenApi changes = OpenApiCompare.fromContents(readable(released), readable(current));
        if (changes.isCompatible()) {
            return Optional.empty();
        }
        var words = new ByteArrayOutputStream();
        new ConsoleRender().render(changes, new OutputStreamWriter(words, StandardCharsets.UTF_8));
        return Optional.of(words.toString(StandardCharsets.UTF_8));
    }

    /// The differ passes over the types of OpenAPI 3.1. Our documents use nothing of it where it compares.
    private static String readable(String document) {
        return document.replaceFirst("(?m)^openapi: 3\\.1\\.\\d", "openapi: 3.0.3");
    }

    private static int major(String document) {
        Matcher version = VERSION.matcher(document);
        if (!version.find()) {
            throw new IllegalArgumentException("The document has no version v1, v2 …");
        }
        return Integer.parseInt(version.group(1));
    }
}
