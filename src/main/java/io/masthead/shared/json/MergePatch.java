package io.masthead.shared.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.masthead.shared.problem.Problem;
import jakarta.inject.Singleton;

/// JSON Merge Patch (RFC 7396): what is named changes, `null` removes, the rest stays.
@Singleton
public class MergePatch {

    /// The media type of a patch.
    public static final String TYPE = "application/merge-patch+json";

    private final ObjectMapper json;

    MergePatch(ObjectMapper json) {
        this.json = json;
    }

    /// Applies a patch to what stands.
    ///
    /// @param current the input that would make the resource as it is now
    /// @throws Problem `400` if the patch is no object, or the outcome is no such input
    public <T> T apply(T current, JsonNode patch, Class<T> type) throws JsonProcessingException {
        if (patch == null || !patch.isObject()) {
            throw Problem.badRequest("not-an-object", "A merge patch is a JSON object.");
        }
        return json.treeToValue(merged(json.valueToTree(current), patch), type);
    }

    private JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target != null && target.isObject() ? (ObjectNode) target : json.createObjectNode();
        patch.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                result.set(member.getKey(), merged(result.get(member.getKey()), member.getValue()));
            }
        });
        return result;
    }
}
