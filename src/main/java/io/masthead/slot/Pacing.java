package io.masthead.slot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;

/// How a booking goes evenly towards its goals: made anew every minute, from what was delivered since the last
/// one. No traffic has to be known: what a share of the chances has brought says what all of them would.
///
/// Every node plans for itself, from what all of them deliver together; so together they keep to the line, though
/// one that has just started may take a smaller part than the others.
///
/// @param at when it was planned
/// @param share of the chances to be shown that it takes, 0 to 1
/// @param need how urgently it has to be shown when it takes one: per cent of what it could get; the largest
///     first
/// @param courses what is known of each goal
record Pacing(Instant at, double share, int need, Map<Goal, Course> courses) {

    /// The need of what has no goals.
    static final int NO_NEED = 0;

    /// The need of what is to be delivered as soon as possible.
    static final int LARGEST_NEED = 1_000_000;

    private static final double FIRST_SHARE = 1 / 64.0;
    private static final double MORE = 4;
    private static final double PER_CENT = 100;

    /// How much of what was seen a minute ago still counts, and how many events are enough to forget older ones.
    private static final double REMEMBERED = 0.98;

    private static final double ENOUGH = 30;

    /// A day's traffic is least when the day ends, and what is left over then is never shown. So the line ends
    /// earlier, by a sixteenth of the time and at most by so many minutes.
    private static final double EARLIEST = 180;

    private static final int PART = 16;

    /// What is longer ago than two plans, as when a booking was paused, was not seen.
    private static final double LONGEST = 2;

    /// What can be a goal.
    enum Goal {
        IMPRESSIONS_OF_THE_DAY,
        IMPRESSIONS_IN_ALL,
        CLICKS_OF_THE_DAY,
        CLICKS_IN_ALL
    }

    /// How many minutes between two moments a booking may be shown in, as far as hours and days decide it.
    interface Opening {

        /// At all hours.
        Opening ALWAYS = Pacing::minutes;

        double minutes(Instant from, Instant to);
    }

    /// A goal and the time it has.
    ///
    /// @param most the goal itself
    /// @param delivered how much of it there is
    /// @param minutes in which it is to be delivered, from its beginning to its end
    /// @param minutesLeft how many of them are left
    record Target(long most, long delivered, double minutes, double minutesLeft) {

        long left() {
            return Math.max(0, most - delivered);
        }

        /// What the next minute has to bring.
        double perMinute() {
            return left() / Math.max(1, minutesLeft - Math.min(minutes / PART, EARLIEST));
        }
    }

    /// What has been seen of a goal: events, and the chances that were taken for them, in minutes of all there
    /// are.
    record Course(long delivered, double events, double chances) {

        boolean isKnown() {
            return events >= 1;
        }

        /// What a minute would bring if every chance were taken.
        double full() {
            return events / chances;
        }

        Course after(double minutes, double share, long nowDelivered) {
            // A new day begins with nothing; that says nothing about the minute in which it began.
            boolean same = nowDelivered >= delivered;
            double kept = Math.pow(REMEMBERED, minutes);
            double seen = kept * events + (same ? nowDelivered - delivered : 0);
            double taken = kept * chances + (same ? minutes * share : 0);
            return seen > ENOUGH
                    ? new Course(nowDelivered, ENOUGH, taken * ENOUGH / seen)
                    : new Course(nowDelivered, seen, taken);
        }
    }

    /// The plan for a booking that nothing is known of yet: it begins with few of the chances, for they may be
    /// many.
    static Pacing begin(Map<Goal, Target> targets, Instant now) {
        Map<Goal, Course> courses = new EnumMap<>(Goal.class);
        targets.forEach((goal, target) -> courses.put(goal, new Course(target.delivered, 0, 0)));
        if (targets.isEmpty()) {
            return new Pacing(now, 1, NO_NEED, courses);
        }
        boolean reached = targets.values().stream().anyMatch(target -> target.left() == 0);
        return new Pacing(now, reached ? 0 : FIRST_SHARE, NO_NEED + 1, courses);
    }

    /// The plan for the time from now on. With several goals, that of the slowest: each is also an end.
    Pacing next(Map<Goal, Target> targets, Instant now, Opening open) {
        if (!now.isAfter(at)) {
            return this;
        }
        double minutes = Math.min(LONGEST, open.minutes(at, now));
        Map<Goal, Course> seen = new EnumMap<>(Goal.class);
        double least = Double.POSITIVE_INFINITY;
        for (var entry : targets.entrySet()) {
            Target target = entry.getValue();
            Course before = courses.getOrDefault(entry.getKey(), new Course(target.delivered, 0, 0));
            Course course = before.after(minutes, share, target.delivered);
            seen.put(entry.getKey(), course);
            least = Math.min(least, wanted(target, course));
        }
        if (targets.isEmpty()) {
            return new Pacing(now, 1, NO_NEED, seen);
        }
        int urgent = (int) Math.min(LARGEST_NEED - 1, 1 + PER_CENT * least);
        return new Pacing(now, Math.min(1, least), urgent, seen);
    }

    /// Which share of the chances the goal needs; more than 1 if all of them are not enough.
    private double wanted(Target target, Course course) {
        if (target.left() == 0) {
            return 0;
        }
        return course.isKnown() ? target.perMinute() / course.full() : Math.max(FIRST_SHARE, share * MORE);
    }

    /// What a booking is to reach, and how long it has for it. A goal in all without an end of the flight has no
    /// line to keep to.
    ///
    /// @param from where its flight begins, or `null`
    /// @param until where its flight ends, or `null`
    /// @param now in the site's zone
    static Map<Goal, Target> targets(
            Goals goals, Delivery delivered, Instant from, Instant until, ZonedDateTime now, Opening open) {
        LocalDate today = now.toLocalDate();
        Instant morning = later(from, today.atStartOfDay(now.getZone()).toInstant());
        Instant night =
                earlier(until, today.plusDays(1).atStartOfDay(now.getZone()).toInstant());
        Instant moment = now.toInstant();
        double day = open.minutes(morning, night);
        double dayLeft = open.minutes(moment, night);
        Map<Goal, Target> targets = new EnumMap<>(Goal.class);
        if (goals.impressionsPerDay() != null) {
            targets.put(
                    Goal.IMPRESSIONS_OF_THE_DAY,
                    new Target(goals.impressionsPerDay(), delivered.today().impressions(), day, dayLeft));
        }
        if (goals.clicksPerDay() != null) {
            targets.put(
                    Goal.CLICKS_OF_THE_DAY,
                    new Target(goals.clicksPerDay(), delivered.today().clicks(), day, dayLeft));
        }
        boolean inAll = goals.impressionsInAll() != null || goals.clicksInAll() != null;
        if (!inAll || from == null || until == null) {
            return targets;
        }
        double all = open.minutes(from, until);
        double left = open.minutes(moment, until);
        if (goals.impressionsInAll() != null) {
            targets.put(
                    Goal.IMPRESSIONS_IN_ALL,
                    new Target(goals.impressionsInAll(), delivered.inAll().impressions(), all, left));
        }
        if (goals.clicksInAll() != null) {
            targets.put(
                    Goal.CLICKS_IN_ALL,
                    new Target(goals.clicksInAll(), delivered.inAll().clicks(), all, left));
        }
        return targets;
    }

    private static double minutes(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis() / 60_000.0);
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || one.isBefore(other) ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || one.isAfter(other) ? other : one;
    }
}
