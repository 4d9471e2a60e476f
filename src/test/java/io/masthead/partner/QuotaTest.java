package io.masthead.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class QuotaTest {

    private static final int LIMIT = 1_000;

    @Inject
    Quota quota;

    @Inject
    Nodes nodes;

    @Test
    void twoNodesUnderLoadHandOutNoMoreThanThePlanAllowsAndNearlyAllOfIt() throws Exception {
        Licence licence = licence(LIMIT);
        List<Allowances> both = List.of(
                new Allowances(quota, nodes, Clock.systemUTC()), new Allowances(quota, nodes, Clock.systemUTC()));
        var served = new AtomicLong();
        List<Thread> load = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Allowances node = both.get(i % 2);
            load.add(Thread.startVirtualThread(() -> {
                while (node.take(licence).outcome() == Outcome.SERVED) {
                    served.incrementAndGet();
                }
            }));
        }
        for (Thread one : load) {
            one.join();
        }

        assertTrue(served.get() <= LIMIT, served + " were served");
        assertTrue(served.get() >= LIMIT * 0.98, served + " were served");
    }

    @Test
    void blockIsAHundredthOfWhatIsLeft() {
        Licence licence = licence(LIMIT);
        LocalDate day = LocalDate.of(2026, 5, 1);

        assertEquals(new Quota.Block(10, 990), quota.take(licence, day));
        assertEquals(new Quota.Block(9, 981), quota.take(licence, day));
        assertEquals(new Quota.Block(10, 990), quota.take(licence, day.plusDays(1)));
    }

    @Test
    void whatWasTakenCountsUnderANarrowerPlanToo() {
        Licence wide = licence(LIMIT);
        LocalDate day = LocalDate.of(2026, 5, 1);
        quota.take(wide, day);
        Licence narrow = licence(10, wide.partner());

        assertEquals(new Quota.Block(0, 0), quota.take(narrow, day));
    }

    private static Licence licence(long perDay) {
        return licence(perDay, Id.next());
    }

    private static Licence licence(long perDay, Id partner) {
        var terms = new PlanTerms(1_000_000, perDay, List.of(), List.of(), true, true, 0, null, 0, false);
        return new Licence(
                Id.next(),
                "prefix",
                "live",
                Licence.Hash.NONE,
                Set.of(),
                List.of(),
                null,
                false,
                partner,
                "Partner",
                false,
                Id.next(),
                "Plan",
                0,
                terms);
    }
}
