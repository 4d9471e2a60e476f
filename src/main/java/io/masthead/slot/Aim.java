package io.masthead.slot;

import io.masthead.shared.id.Id;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A [Targeting] made ready to be held against many contexts.
final class Aim {

    private static final int HOURS_OF_A_DAY = 24;
    private static final int DAYS_OF_A_WEEK = 7;

    private final Set<Id> categories;
    private final Set<Id> tags;
    private final Set<String> platforms;
    private final Set<String> regions;
    private final boolean[] hours;
    private final Set<DayOfWeek> days;

    private Aim(Targeting written) {
        categories = ids(written.categories());
        tags = ids(written.tags());
        platforms = written.platforms() == null ? Set.of() : Set.copyOf(written.platforms());
        regions = written.regions() == null ? Set.of() : Set.copyOf(written.regions());
        hours = hours(written.hours());
        days = written.days() == null
                ? Set.of()
                : EnumSet.copyOf(written.days().stream()
                        .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
                        .toList());
    }

    static Aim of(Targeting written) {
        return new Aim(written == null ? Targeting.NONE : written);
    }

    /// Why it misses the context, or `null` if it does not.
    SlotReason.Code misses(SlotContext context) {
        if (!categories.isEmpty() && Collections.disjoint(categories, context.categories())) {
            return SlotReason.Code.TARGETING_CATEGORY;
        }
        if (!tags.isEmpty() && Collections.disjoint(tags, context.tags())) {
            return SlotReason.Code.TARGETING_TAG;
        }
        if (!platforms.isEmpty() && (context.platform() == null || !platforms.contains(context.platform()))) {
            return SlotReason.Code.TARGETING_PLATFORM;
        }
        if (!regions.isEmpty() && !hasRegion(context.region())) {
            return SlotReason.Code.TARGETING_REGION;
        }
        if (!days.isEmpty() && !days.contains(context.now().getDayOfWeek())) {
            return SlotReason.Code.TARGETING_DAYS;
        }
        return hours == null || hours[context.now().getHour()] ? null : SlotReason.Code.TARGETING_HOURS;
    }

    boolean hasCategories() {
        return !categories.isEmpty();
    }

    Set<Id> tags() {
        return tags;
    }

    boolean hasTimes() {
        return hours != null || !days.isEmpty();
    }

    /// When the clock next begins another hour or day that may matter to it, or `null` if none does.
    Instant nextChange(ZonedDateTime now) {
        if (hours != null) {
            // Where clocks go back by half an hour, the beginning of an hour may be the later one of two.
            Instant whole = now.plusHours(1).truncatedTo(ChronoUnit.HOURS).toInstant();
            return whole.isAfter(now.toInstant()) ? whole : now.plusHours(1).toInstant();
        }
        return days.isEmpty()
                ? null
                : now.toLocalDate().plusDays(1).atStartOfDay(now.getZone()).toInstant();
    }

    /// How long hours and days let it stand between two moments, in minutes.
    double minutes(Instant from, Instant to, ZoneId zone) {
        if (!hasTimes()) {
            return Pacing.Opening.ALWAYS.minutes(from, to);
        }
        // Whole weeks are all alike, but for an hour where the clock changes.
        long weeks = Math.max(0, Duration.between(from, to).toDays() / DAYS_OF_A_WEEK);
        double minutes = weeks == 0 ? 0 : weeks * minutesOfAWeek();
        ZonedDateTime at = from.plus(weeks * DAYS_OF_A_WEEK, ChronoUnit.DAYS).atZone(zone);
        while (at.toInstant().isBefore(to)) {
            Instant next = nextChange(at);
            Instant end = next.isBefore(to) ? next : to;
            if (isOpen(at)) {
                minutes += Pacing.Opening.ALWAYS.minutes(at.toInstant(), end);
            }
            at = end.atZone(zone);
        }
        return minutes;
    }

    private double minutesOfAWeek() {
        int openDays = days.isEmpty() ? DAYS_OF_A_WEEK : days.size();
        int openHours = HOURS_OF_A_DAY;
        if (hours != null) {
            openHours = (int) IntStream.range(0, HOURS_OF_A_DAY)
                    .filter(hour -> hours[hour])
                    .count();
        }
        return openDays * Duration.ofHours(openHours).toMinutes();
    }

    private boolean isOpen(ZonedDateTime moment) {
        return (hours == null || hours[moment.getHour()]) && (days.isEmpty() || days.contains(moment.getDayOfWeek()));
    }

    /// A country stands for all its parts.
    private boolean hasRegion(String region) {
        return region != null && (regions.contains(region) || regions.contains(region.split("-", 2)[0]));
    }

    private static boolean[] hours(List<Hours> written) {
        if (written == null) {
            return null;
        }
        boolean[] hours = new boolean[HOURS_OF_A_DAY];
        for (int hour = 0; hour < HOURS_OF_A_DAY; hour++) {
            int here = hour;
            hours[hour] = written.stream().anyMatch(some -> some.has(here));
        }
        return hours;
    }

    private static Set<Id> ids(Collection<String> written) {
        return written == null ? Set.of() : written.stream().map(Id::of).collect(Collectors.toUnmodifiableSet());
    }
}
