package io.masthead.article.body;

import java.util.List;

/// What came out of converting HTML or Markdown.
///
/// @param body to be stored only if there is no fault
/// @param dropped what was left out, in the order of its first occurrence; not a fault
/// @param faults what makes the outcome unfit, such as its length; the pointer is always empty
public record ConvertedBody(Body body, List<Dropped> dropped, List<BodyFault> faults) {

    public ConvertedBody {
        dropped = List.copyOf(dropped);
        faults = List.copyOf(faults);
    }
}
