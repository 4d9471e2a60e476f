package io.masthead.transfer;

import io.masthead.transfer.Landed.Outcome;
import java.util.ArrayList;
import java.util.List;

/// A dry run: each batch is brought in and taken back. Categories, tags and authors of earlier batches, which
/// later ones name, come in again before each.
final class Rehearsal {

    private final boolean on;
    private final List<Incoming> before = new ArrayList<>();

    Rehearsal(boolean on) {
        this.on = on;
    }

    boolean isOn() {
        return on;
    }

    List<Incoming> before() {
        return before;
    }

    void remember(List<Landed> landed) {
        landed.stream()
                .filter(one -> one.outcome() == Outcome.CREATED)
                .map(Landed::record)
                .filter(one -> List.of("category", "tag", "author").contains(one.kind()))
                .forEach(before::add);
    }
}
