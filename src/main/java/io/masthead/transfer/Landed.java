package io.masthead.transfer;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/// What became of a record.
///
/// @param subject what it is here, or `null`
record Landed(Incoming record, Outcome outcome, Id subject, List<String> notes) {

    /// How a record can end.
    enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        SKIPPED,
        REJECTED;

        String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Landed of(Incoming record, Outcome outcome, Id subject, List<String> notes) {
        List<String> all = new ArrayList<>(record.notes());
        all.addAll(notes);
        return new Landed(record, outcome, subject, all);
    }

    static Landed rejected(Incoming record, Problem why) {
        var detail = why.detail(null, null);
        List<String> reasons = detail.errors() == null || detail.errors().isEmpty()
                ? List.of(why.code() + ": " + why.getMessage())
                : detail.errors().stream()
                        .map(fault -> (fault.pointer() + " " + fault.code()).strip() + ": " + fault.message())
                        .toList();
        return of(record, Outcome.REJECTED, null, reasons);
    }
}
