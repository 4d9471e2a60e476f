package io.masthead.article.body;

import java.util.ArrayList;
import java.util.List;

/// Gathers what is wrong with a body.
final class Faults {

    private static final int LONGEST_POINTER = 300;

    private final List<BodyFault> list = new ArrayList<>();

    void add(String pointer, String code, String message) {
        if (list.size() < BodyLimits.FAULTS) {
            boolean fits = pointer.length() <= LONGEST_POINTER;
            list.add(new BodyFault(fits ? pointer : pointer.substring(0, LONGEST_POINTER), code, message));
        }
    }

    List<BodyFault> list() {
        return List.copyOf(list);
    }
}
