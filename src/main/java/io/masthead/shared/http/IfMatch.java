package io.masthead.shared.http;

import io.masthead.shared.problem.Problem;
import io.quarkus.arc.Arc;
import java.util.Arrays;

/// Guards a change by the version that the client has seen (RFC 9110, section 13.1.1; RFC 6585, section 3).
public final class IfMatch {

    private IfMatch() {}

    /// Lets the change pass if the header names the current version, and notes that version for the audit log.
    ///
    /// @param header the `If-Match` header or `null`; a weak tag counts as its strong twin
    /// @throws Problem `428` without a header, `412` for an old version
    public static void check(String header, int version) {
        if (header == null || header.isBlank()) {
            throw Problem.of(
                    428,
                    "precondition-required",
                    "Precondition required",
                    "Send the resource's ETag in If-Match, so that nobody's change is overwritten unseen.");
        }
        String current = "\"v" + version + "\"";
        boolean matches = Arrays.stream(header.split(","))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals("*") || tag.equals(current));
        if (!matches) {
            throw stale();
        }
        var arc = Arc.container();
        if (arc != null && arc.requestContext().isActive()) {
            arc.instance(Shown.class).get().guarded(version);
        }
    }

    /// 412: somebody else's change came first.
    public static Problem stale() {
        return Problem.of(
                412,
                "precondition-failed",
                "Precondition failed",
                "The resource has changed since you read it. Read it again, then repeat your change.");
    }
}
