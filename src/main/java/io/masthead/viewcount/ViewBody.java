package io.masthead.viewcount;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.shared.http.Gate;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads the body of a view. `navigator.sendBeacon` cannot send JSON under its own name without a preflight, so
/// the same JSON comes as `text/plain` too, and most often there is no body at all.
@Singleton
public class ViewBody {

    /// What a beacon carries at most, in bytes (Beacon, W3C; Fetch, section 4.6).
    static final int LARGEST = 64 * 1024;

    private final ObjectMapper json;
    private final Validation validation;

    ViewBody(ObjectMapper json, Validation validation) {
        this.json = json;
        this.validation = validation;
    }

    /// Reads a view: an empty body under any name, or a well-formed [ViewInput].
    ///
    /// @param type what the body is said to be, or `null`
    /// @throws Problem `413` if it is too large, `400` if it cannot be read, `422` if it cannot be accepted
    /// @throws NotSupportedException `415` if it is said to be something else
    ViewInput view(byte[] bytes, MediaType type) throws IOException {
        return bytes.length == 0 ? ViewInput.NOTHING : read(bytes, LARGEST, type, ViewInput.class, ViewInput.NOTHING);
    }

    /// Reads views that were gathered, in UTF-8 as JSON or plain text.
    ///
    /// @param type what the body is said to be, or `null`
    /// @throws Problem `413` if it is too large, `400` if it cannot be read, `422` if it cannot be accepted
    /// @throws NotSupportedException `415` if it is said to be something else
    ViewEventsInput events(byte[] bytes, MediaType type) throws IOException {
        return read(bytes, Gate.LARGEST_BODY, type, ViewEventsInput.class, null);
    }

    private <T> T read(byte[] bytes, int largest, MediaType type, Class<T> input, T ofNothing) throws IOException {
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
        return validation.check(json.readValue(text, input));
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
