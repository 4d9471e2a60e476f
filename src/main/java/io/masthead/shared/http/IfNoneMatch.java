package io.masthead.shared.http;

import java.util.Arrays;

/// Asks whether the client has an answer already (RFC 9110, section 13.1.2).
public final class IfNoneMatch {

    private IfNoneMatch() {}

    /// Whether the header names a tag, weakly compared.
    ///
    /// @param header the `If-None-Match` header or `null`
    /// @param etag with its quotation marks
    public static boolean names(String header, String etag) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }
}
