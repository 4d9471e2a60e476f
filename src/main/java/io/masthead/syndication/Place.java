package io.masthead.syndication;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a partner stands in what it is told; a cursor is this, signed. First comes the snapshot, then the log;
/// when the plan has become another one, a walk over everything that either of the two allows comes between.
///
/// @param phase what comes next
/// @param seq the last entry of the log that the partner's copy is made of
/// @param since when the phase began
/// @param sight under what the copy was made, or is made now
/// @param before under what parts of it were made before, until the walk is over; else empty
/// @param at the date of the last article of a walk, or `null` at its beginning
/// @param id that article, or `null`
record Place(Phase phase, long seq, Instant since, Sight sight, List<Sight> before, Instant at, Id id) {

    /// What is read next.
    enum Phase {
        SNAPSHOT,
        PLAN,
        LOG
    }

    private static final String NONE = "-";
    private static final String SEPARATOR = " ";

    Place {
        before = List.copyOf(before);
    }

    static Place snapshot(long seq, Instant now, Sight sight) {
        return new Place(Phase.SNAPSHOT, seq, now, sight, List.of(), null, null);
    }

    /// Everybody who stands there stands at the same place: it has no beginning of its own.
    static Place log(long seq, Sight sight) {
        return new Place(Phase.LOG, seq, Instant.EPOCH, sight, List.of(), null, null);
    }

    /// Behind an entry of the log.
    Place behind(long entry) {
        return new Place(phase, entry, since, sight, before, at, id);
    }

    /// Behind an article of a walk.
    Place behind(Instant date, Id article) {
        return new Place(phase, seq, since, sight, before, date, article);
    }

    /// With the delay's mark further on.
    Place reaching(Mark mark) {
        return new Place(phase, seq, since, sight.reaching(mark), before, at, id);
    }

    /// The same place under a plan that allows the same.
    Place renamed(Sight same) {
        return new Place(phase, seq, since, same, before, at, id);
    }

    /// The plan is another one: a snapshot goes on under it, and what it does not allow any more is looked for
    /// afterwards; otherwise that comes now.
    Place under(Sight other, Instant now) {
        List<Sight> all = new ArrayList<>(before);
        all.add(sight);
        return phase == Phase.SNAPSHOT
                ? new Place(phase, seq, since, other, all, at, id)
                : new Place(Phase.PLAN, seq, now, other, all, null, null);
    }

    /// A walk is over.
    Place over(Instant now) {
        return phase == Phase.SNAPSHOT && !before.isEmpty()
                ? new Place(Phase.PLAN, seq, now, sight, before, null, null)
                : log(seq, sight);
    }

    /// In a cursor.
    String text() {
        String earlier =
                before.isEmpty() ? NONE : before.stream().map(Sight::text).collect(Collectors.joining(","));
        return String.join(
                SEPARATOR,
                phase.name(),
                Long.toString(seq),
                since.toString(),
                sight.text(),
                earlier,
                at == null ? NONE : at.toString(),
                id == null ? NONE : id.toString());
    }

    /// Reads what [#text] wrote.
    ///
    /// @throws RuntimeException if it is something else
    static Place of(List<String> parts) {
        return new Place(
                Phase.valueOf(parts.get(0)),
                Long.parseLong(parts.get(1)),
                Instant.parse(parts.get(2)),
                Sight.of(parts.get(3)),
                parts.get(4).equals(NONE)
                        ? List.of()
                        : Stream.of(parts.get(4).split(",")).map(Sight::of).toList(),
                parts.get(5).equals(NONE) ? null : Instant.parse(parts.get(5)),
                parts.get(6).equals(NONE) ? null : Id.of(parts.get(6)));
    }
}
