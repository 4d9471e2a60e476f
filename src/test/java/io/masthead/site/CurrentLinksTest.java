package io.masthead.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurrentLinksTest {

    private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");

    private final CurrentLinks.Timed always = timed(null, null);

    @Test
    void linkIsValidFromItsFirstMomentToTheOneBeforeItsLast() {
        var begins = timed(NOW, NOW.plusSeconds(1));
        var ends = timed(null, NOW);

        assertEquals(
                List.of(begins.link(), always.link()),
                CurrentLinks.at(NOW, List.of(begins, ends, always)).links());
    }

    @Test
    void nextTurnIsTheFirstBeginningOrEndAhead() {
        var waiting = timed(NOW.plusSeconds(30), NOW.plusSeconds(40));
        var ending = timed(NOW.minusSeconds(9), NOW.plusSeconds(50));

        assertEquals(
                NOW.plusSeconds(30),
                CurrentLinks.at(NOW, List.of(always, ending, waiting)).until());
        assertEquals(
                NOW.plusSeconds(50),
                CurrentLinks.at(NOW, List.of(always, ending)).until());
        assertNull(CurrentLinks.at(NOW, List.of(always)).until());
    }

    private static CurrentLinks.Timed timed(Instant from, Instant to) {
        var link = new CurrentLink(Id.next(), "friends", "t", "https://friend.example/", null, null, null);
        return new CurrentLinks.Timed(link, from, to);
    }
}
