package io.masthead.syndication;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// The rights of an article as a policy that programs can read: W3C ODRL 2.2 as JSON-LD, which IPTC RightsML is
/// a profile of.
final class NinjsPolicy {

    private static final String LANGUAGE = "http://www.w3.org/ns/odrl/2/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private NinjsPolicy() {}

    /// @param from when it may be shown, or `null` for now
    /// @param until when it must be gone, or `null` for never
    /// @param link the page that a copy must link, or `null`
    static NinjsRights of(String uri, Instant from, Instant until, String link) {
        ObjectNode policy = JSON.createObjectNode()
                .put("@context", "http://www.w3.org/ns/odrl.jsonld")
                .put("@type", "Set")
                .put("uid", uri + ":policy");
        ObjectNode permission =
                policy.putArray("permission").addObject().put("target", uri).put("action", "distribute");
        if (from != null || until != null) {
            ArrayNode constraints = permission.putArray("constraint");
            constrain(constraints, "gteq", from);
            constrain(constraints, "lt", until);
        }
        if (link != null) {
            permission.putArray("duty").addObject().put("action", "attribute").put("target", link);
        }
        return new NinjsRights(LANGUAGE, policy.toString());
    }

    private static void constrain(ArrayNode constraints, String operator, Instant moment) {
        if (moment != null) {
            constraints
                    .addObject()
                    .put("leftOperand", "dateTime")
                    .put("operator", operator)
                    .put("rightOperand", moment.toString());
        }
    }
}
