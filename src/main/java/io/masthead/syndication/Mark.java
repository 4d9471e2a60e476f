package io.masthead.syndication;

import io.masthead.shared.id.Id;
import java.time.Instant;

/// How far a delayed plan has let articles in, in the order of their dates: all up to here are the partner's, all
/// behind are still to come. Without a delay it stands at the end of time.
///
/// @param at the date of the last one
/// @param article its id; among articles of one date, ids decide
record Mark(Instant at, long article) {

    private static final String END = "end";
    private static final Mark ALL = new Mark(Instant.MAX, Long.MAX_VALUE);

    /// Where a plan's mark stands when somebody begins.
    static Mark now(Entitlement plan, Instant now) {
        return plan.isDelayed() ? new Mark(now.minus(plan.delay()), Long.MAX_VALUE) : ALL;
    }

    /// The further one of two.
    Mark or(Mark other) {
        return reaches(other.at, new Id(other.article)) ? this : other;
    }

    boolean reaches(Instant publishedAt, Id id) {
        int order = publishedAt.compareTo(at);
        return order < 0 || order == 0 && id.value() <= article;
    }

    /// In a cursor.
    String text() {
        return equals(ALL) ? END : at + "/" + article;
    }

    /// Reads what [#text] wrote.
    static Mark of(String text) {
        if (text.equals(END)) {
            return ALL;
        }
        int slash = text.indexOf('/');
        return new Mark(Instant.parse(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
    }
}
