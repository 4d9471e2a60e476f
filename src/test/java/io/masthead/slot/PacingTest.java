package io.masthead.slot;

import static io.masthead.slot.Pacing.Opening.ALWAYS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.slot.Delivery.Counts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Days in which the clock is virtual, traffic uneven, and front ends report late.
@Execution(ExecutionMode.CONCURRENT)
class PacingTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Kathmandu");
    private static final Instant MORNING = Instant.parse("2026-04-30T18:15:00Z");
    private static final Instant NIGHT = MORNING.plus(Duration.ofDays(1));
    private static final int MINUTES = 24 * 60;

    /// Hardly anybody at night, most at noon and in the evening; the average is 1.
    private static final DoubleUnaryOperator UNEVEN =
            day -> 1 - 0.8 * Math.cos(2 * Math.PI * (day - 0.1)) - 0.1 * Math.cos(6 * Math.PI * day);

    private final Random chance = new Random(20260501);

    /// A booking, as the engine and the counts treat it.
    private final class Campaign {

        private final Goals goals;
        private final Deque<Integer> onTheWay = new ArrayDeque<>();
        private final long[] byHour = new long[24];
        private Aim aim = Aim.of(null);
        private Pacing plan;
        private long delivered;
        private long beyond;

        Campaign(long impressions) {
            goals = new Goals(impressions, null, null, null);
            plan = Pacing.begin(targets(MORNING), MORNING);
        }

        Map<Pacing.Goal, Pacing.Target> targets(Instant now) {
            Counts counts = new Counts(delivered, 0, 0);
            return Pacing.targets(goals, new Delivery(counts, counts), MORNING, NIGHT, now.atZone(ZONE), this::open);
        }

        double open(Instant from, Instant to) {
            return aim.minutes(from, to, ZONE);
        }

        boolean takesPart(Instant now) {
            return open(now, now.plusSeconds(60)) > 0
                    && delivered < goals.impressionsPerDay()
                    && chance.nextDouble() < plan.share();
        }

        /// Nine of ten front ends report what they have shown, within two minutes.
        void shown(int minute) {
            if (chance.nextInt(10) > 0) {
                onTheWay.add(minute + chance.nextInt(2));
            }
        }

        void report(int minute) {
            for (int i = onTheWay.size(); i > 0; i--) {
                int due = onTheWay.remove();
                if (due > minute) {
                    onTheWay.add(due);
                } else if (delivered < goals.impressionsPerDay()) {
                    delivered++;
                    byHour[Math.min(23, minute / 60)]++;
                } else {
                    beyond++;
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"100000, 40000", "100000, 1000", "2000000, 300", "60000, 45000"})
    void unevenDayDeliversTheGoalWithinOnePerCent(long traffic, long goal) {
        Campaign campaign = new Campaign(goal);
        day(traffic, List.of(campaign));

        assertTrue(campaign.delivered >= 0.99 * goal, campaign.delivered + " of " + goal);
        assertTrue(campaign.delivered <= goal);
        assertTrue(campaign.beyond <= 0.01 * goal + 2, campaign.beyond + " beyond");
    }

    @Test
    void deliveryIsEvenWhereTrafficAllowsIt() {
        Campaign campaign = new Campaign(2_400);
        day(100_000, List.of(campaign));

        for (int hour = 1; hour < 22; hour++) {
            assertTrue(
                    campaign.byHour[hour] > 60 && campaign.byHour[hour] < 150,
                    "hour " + hour + ": " + campaign.byHour[hour]);
        }
    }

    @Test
    void twoBookingsReachTheirGoalsBesideEachOther() {
        Campaign large = new Campaign(50_000);
        Campaign small = new Campaign(20_000);
        day(100_000, List.of(large, small));

        assertTrue(large.delivered >= 49_500, "large: " + large.delivered);
        assertTrue(small.delivered >= 19_800, "small: " + small.delivered);
    }

    @Test
    void tooLittleTrafficIsTakenWhole() {
        Campaign campaign = new Campaign(90_000);
        day(20_000, List.of(campaign));

        // Nine of ten are reported; the first minutes are for getting to know the traffic.
        assertTrue(campaign.delivered > 17_500, "delivered: " + campaign.delivered);
        assertEquals(1, campaign.plan.share());
        assertTrue(campaign.plan.need() > 100, "need: " + campaign.plan.need());
    }

    @Test
    void hoursAndDaysLeaveOnlyTheMinutesInThem() {
        Aim aim = Aim.of(new Targeting(
                null, null, null, null, List.of(new Hours(22, 2), new Hours(7, 8)), List.of("friday", "saturday")));
        Instant friday = MORNING;

        assertEquals(300, aim.minutes(friday, friday.plus(Duration.ofDays(1)), ZONE));
        assertEquals(120, aim.minutes(friday.minus(Duration.ofDays(1)), friday.plus(Duration.ofHours(5)), ZONE));
        assertEquals(
                3 * 600 + 90,
                aim.minutes(friday, friday.plus(Duration.ofDays(21)).plusSeconds(5_400), ZONE));
        assertEquals(0, aim.minutes(friday.plusSeconds(60), friday, ZONE));
    }

    @Test
    void whoMayStandForThreeHoursOnlyDeliversTheDaysGoalInThem() {
        Campaign campaign = new Campaign(8_000);
        campaign.aim = Aim.of(new Targeting(null, null, null, null, List.of(new Hours(9, 12)), null));
        day(100_000, List.of(campaign));

        assertTrue(campaign.delivered >= 7_920, campaign.delivered + " delivered");
        assertTrue(campaign.byHour[9] > 2_000 && campaign.byHour[9] < 4_000, "in the first: " + campaign.byHour[9]);
    }

    @Test
    void reachedGoalTakesNoChance() {
        Counts counts = new Counts(500, 0, 0);
        Goals goals = new Goals(500L, null, null, null);
        var targets = Pacing.targets(goals, new Delivery(counts, counts), MORNING, NIGHT, MORNING.atZone(ZONE), ALWAYS);

        assertEquals(0, Pacing.begin(targets, MORNING).share());
        assertEquals(
                0,
                Pacing.begin(targets, MORNING)
                        .next(targets, MORNING.plusSeconds(60), ALWAYS)
                        .share());
    }

    @Test
    void bookingWithoutGoalsTakesEveryChanceAndNeedsNothing() {
        var none = Pacing.targets(Goals.NONE, Delivery.NOTHING, MORNING, null, MORNING.atZone(ZONE), ALWAYS);
        Pacing plan = Pacing.begin(none, MORNING).next(none, MORNING.plusSeconds(60), ALWAYS);

        assertEquals(1, plan.share());
        assertEquals(Pacing.NO_NEED, plan.need());
    }

    @Test
    void newDayBeginsWithWhatIsKnownOfTheTraffic() {
        Campaign campaign = new Campaign(24_000);
        day(100_000, List.of(campaign));
        double full =
                campaign.plan.courses().get(Pacing.Goal.IMPRESSIONS_OF_THE_DAY).full();

        Counts nothing = new Counts(0, 0, 0);
        var tomorrow = Pacing.targets(
                campaign.goals,
                new Delivery(nothing, nothing),
                null,
                null,
                NIGHT.plusSeconds(30).atZone(ZONE),
                ALWAYS);
        Pacing next = campaign.plan.next(tomorrow, NIGHT.plusSeconds(30), ALWAYS);

        assertEquals(
                full, next.courses().get(Pacing.Goal.IMPRESSIONS_OF_THE_DAY).full(), full / 1e6);
        assertTrue(next.share() > 0);
    }

    /// The one that needs it most is shown, of those that take part.
    private void day(long traffic, List<Campaign> campaigns) {
        double open = 0;
        for (int minute = 0; minute < MINUTES; minute++) {
            Instant now = MORNING.plus(Duration.ofMinutes(minute));
            int of = minute;
            for (Campaign one : campaigns) {
                one.plan = one.plan.next(one.targets(now), now, one::open);
            }
            open += traffic / (double) MINUTES * UNEVEN.applyAsDouble(minute / (double) MINUTES);
            for (; open >= 1; open--) {
                List<Campaign> taking = new ArrayList<>(
                        campaigns.stream().filter(one -> one.takesPart(now)).toList());
                taking.stream()
                        .max(Comparator.comparingInt(one -> one.plan.need()))
                        .ifPresent(one -> one.shown(of));
            }
            campaigns.forEach(one -> one.report(of));
        }
        campaigns.forEach(one -> one.report(MINUTES + 2));
    }
}
