package io.masthead.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {

    private static final String DOCUMENT = """
            openapi: 3.1.0
            info:
              title: Small
              version: v1
            paths:
              /v1/tags:
                get:
                  parameters:
                  - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100}}
                  responses:
                    "200": {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Tag'}}}}
                post:
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/TagInput'}}}}
                  responses:
                    "204": {description: d}
            components:
              schemas:
                Tag: {type: object, required: [id, count], properties: {id: {type: string}, count: {type: integer}}}
                TagInput: {type: object, required: [name], properties: {name: {type: string, maxLength: 60}, slug: {type: string}}}
            """;

    @Test
    void whoBuiltOnTheReleasedDocumentCanGoOn() throws IOException {
        Optional<String> faults = Compatibility.faults(
                Files.readString(Path.of("../released.yaml")), Files.readString(Path.of("../openapi.yaml")));
        assertTrue(
                faults.isEmpty(),
                () -> "This breaks those who built on the last release. Keep what was promised, or move the major version:\n"
                        + faults.orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    an operation is gone          | post:                    | put:
                    a path is gone                | /v1/tags:                | /v1/labels:
                    a member has another type     | count: {type: integer}   | count: {type: string}
                    a member is gone              | ', count: {type: integer}' | ''
                    a member may be missing       | '[id, count]'            | '[id]'
                    a parameter is gone           | name: limit              | name: size
                    a parameter takes less        | maximum: 100             | maximum: 50
                    an input takes less           | maxLength: 60            | maxLength: 20
                    an input needs more           | required: [name]         | 'required: [name, slug]'
                    a status is another one       | '"204"'                  | '"200"'
                    """)
    void whatBreaksIsFound(String what, String before, String after) {
        String changed = DOCUMENT.replace(before, after);
        assertNotEquals(DOCUMENT, changed);
        assertTrue(Compatibility.faults(DOCUMENT, changed).isPresent(), what);
        assertEquals(
                Optional.empty(),
                Compatibility.faults(DOCUMENT, changed.replace("version: v1", "version: v2")),
                "a new major version may");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    a member more       | count: {type: integer} | 'count: {type: integer}, url: {type: string}'
                    an input takes more | maxLength: 60          | maxLength: 90
                    other words         | description: d         | description: e
                    """)
    void whatOnlyAddsPasses(String what, String before, String after) {
        String changed = DOCUMENT.replace(before, after);
        assertNotEquals(DOCUMENT, changed);
        assertEquals(Optional.empty(), Compatibility.faults(DOCUMENT, changed), what);
    }
}
