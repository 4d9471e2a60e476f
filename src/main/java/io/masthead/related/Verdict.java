package io.masthead.related;

import io.masthead.shared.id.Id;

/// What was made of an article that may be related.
///
/// @param out why it is not: `duplicate`, `translation` or `below-threshold`; `null` if it is
record Verdict(Id article, String reason, double score, double tags, double text, boolean sameCategory, String out) {

    boolean isIn() {
        return out == null;
    }
}
