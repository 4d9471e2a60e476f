package io.masthead.editorial;

import io.masthead.shared.problem.FieldFault;
import io.masthead.shared.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/// Gathers what is wrong with an article, so that its writer learns of everything at once.
final class DraftFaults {

    private static final int MOST = 100;

    private final List<FieldFault> faults = new ArrayList<>();

    void add(String pointer, String code, String message) {
        if (faults.size() < MOST) {
            faults.add(new FieldFault(pointer, code, message));
        }
    }

    /// @throws Problem `422` if anything is wrong
    void raise() {
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }
}
