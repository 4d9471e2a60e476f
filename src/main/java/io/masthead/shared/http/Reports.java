package io.masthead.shared.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads what front ends report in passing. `navigator.sendBeacon` cannot send JSON under its own name without a
/// preflight, so the same JSON comes as `text/plain` too.
@Singleton
public class Reports {

    private final ObjectMapper json;
    private final Validation validation;

    Reports(ObjectMapper json, Validation validation) {
        this.json = json;
        this.validation = validation;
    }

    /// Reads a report in UTF-8.
    ///
    /// @param largest how many bytes it may have
    /// @param type what the body is said to be, or `null`
    /// @param ofNothing what a body without a word in it means, or `null`
    /// @throws Problem `413` if it is too large, `400` if it cannot be read, `422` if it cannot be accepted
    /// @throws NotSupportedException `415` if it is said to be something else
    public <T> T read(byte[] bytes, int largest, MediaType type, Class<T> report, T ofNothing) throws IOException {
        if (bytes.length > largest) {
            throw Gate.tooLarge(largest);
        }
        String text = text(bytes);
        if (text.isBlank()) {
            return validation.check(ofNothing);
        }
        if (type != null
                && !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                && !type.isCompatible(MediaType.TEXT_PLAIN_TYPE)) {
            throw new NotSupportedException();
        }
        return validation.check(json.readValue(text, report));
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherCharset) {
            throw Problem.unreadable("", "malformed-json", "The body is not well-formed JSON in UTF-8.", null);
        }
    }
}
