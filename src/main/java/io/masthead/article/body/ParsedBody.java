package io.masthead.article.body;

import java.util.List;

/// What came out of reading a body.
///
/// @param body what was understood; to be stored only if there is no fault
/// @param faults empty if all was understood
public record ParsedBody(Body body, List<BodyFault> faults) {

    public ParsedBody {
        faults = List.copyOf(faults);
    }
}
