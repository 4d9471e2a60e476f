package io.masthead.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanHistoryTest {

    private static final Id PARTNER = new Id(1);
    private static final Id ONE = new Id(11);
    private static final Id OTHER = new Id(12);

    @Test
    void versionsCountAsFarAsThePartnerHadThePlan() {
        List<Held> held = PlanHistory.held(List.of(
                new PlanHistory.Had(PARTNER, ONE, at(2), List.of(version(0, 0), version(1, 1), version(2, 4))),
                new PlanHistory.Had(PARTNER, OTHER, at(6), List.of(version(0, 3), version(1, 8)))));

        assertEquals(
                List.of(
                        new Held(ONE, 1, terms(), at(2), at(4)),
                        new Held(ONE, 2, terms(), at(4), at(6)),
                        new Held(OTHER, 0, terms(), at(6), at(8)),
                        new Held(OTHER, 1, terms(), at(8), null)),
                held);
        assertEquals(OTHER + ":1", held.getLast().planKey());
    }

    private static PlanHistory.Version version(int number, long from) {
        return new PlanHistory.Version(number, terms(), at(from));
    }

    private static PlanTerms terms() {
        return new PlanTerms(1, 1, List.of(), List.of(), true, true, 0, null, 0, false);
    }

    private static Instant at(long hour) {
        return Instant.EPOCH.plusSeconds(hour * 3600);
    }
}
