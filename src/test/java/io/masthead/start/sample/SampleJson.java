package io.masthead.start.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the files of the sample newsroom as plain JSON, for the tests that hold them.
final class SampleJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleJson() {}

    static JsonNode json(String name) {
        try {
            return JSON.readTree(text(name));
        } catch (IOException broken) {
            throw new UncheckedIOException(name, broken);
        }
    }

    static List<JsonNode> articles() {
        List<JsonNode> articles = new ArrayList<>();
        for (String line : text("articles.ndjson").split("\n")) {
            try {
                articles.add(JSON.readTree(line));
            } catch (IOException broken) {
                throw new UncheckedIOException("articles.ndjson, line " + (articles.size() + 1), broken);
            }
        }
        return articles;
    }

    static String text(String name) {
        try (InputStream file = SampleJson.class.getResourceAsStream("/sample/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(name, broken);
        }
    }

    /// One member of every object of a list.
    static List<String> each(Iterable<JsonNode> objects, String member) {
        List<String> values = new ArrayList<>();
        for (JsonNode object : objects) {
            if (object.has(member)) {
                values.add(object.get(member).asText());
            }
        }
        return values;
    }
}
