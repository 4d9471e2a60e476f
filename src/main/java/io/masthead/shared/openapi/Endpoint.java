package io.masthead.shared.openapi;

import java.util.Set;

/// What the code of an operation says about it that the scanner does not write into the document.
///
/// @param status of success where it is not the usual one, else `null`
/// @param cached whether answers may be kept and carry a tag of their own
/// @param unlessForOne whether some of its answers are made for one reader: those are not kept
/// @param staff whether it belongs to the staff's area
/// @param partner whether it belongs to the partners' area
/// @param also further statuses
/// @param roles who may call it; empty for everybody
/// @param scopes for reading and for writing, as an API token needs them; `null` if no token will do
record Endpoint(
        Integer status,
        boolean cached,
        boolean unlessForOne,
        boolean staff,
        boolean partner,
        Set<Integer> also,
        Set<String> roles,
        Scoped scopes) {

    /// @param read the scope for reading, or the only one; empty if every token will do
    /// @param write the scope for writing, or `null` if no token may write
    record Scoped(String read, String write) {}
}
