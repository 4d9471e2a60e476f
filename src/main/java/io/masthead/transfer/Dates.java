package io.masthead.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Dates as feeds and exports write them, which is in many ways. Without a zone, UTC is meant.
final class Dates {

    private static final int EARLIEST = 1900;
    private static final int LATEST = 2200;

    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.ISO_OFFSET_DATE_TIME,
            form("d MMM yyyy H:mm[:ss] [XX][XXX][zzz]"),
            form("d MMM yy H:mm[:ss] [XX][XXX][zzz]"),
            form("yyyy-MM-dd[ ]['T']H:mm[:ss][.SSS][ ][XXX][XX]"),
            form("yyyy/MM/dd[ H:mm[:ss]]"),
            form("d MMM yyyy[ H:mm[:ss]]"),
            form("d.M.yyyy[ H:mm[:ss]]"),
            form("MMM d, yyyy[ H:mm[:ss]]"),
            form("yyyy-MM-dd"));

    private static final List<TemporalQuery<?>> KINDS =
            List.of(OffsetDateTime::from, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);

    private Dates() {}

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /// @return nothing for what is no date, or none that a newspaper could mean
    static Optional<Instant> read(String written) {
        String text = written.strip()
                .replaceFirst("^\\p{L}{2,9}\\.?,\\s*", "")
                .replaceAll("\\s+", " ")
                .replaceFirst(" UT$", " UTC");
        if (text.isEmpty() || text.length() > 100) {
            return Optional.empty();
        }
        for (DateTimeFormatter form : FORMS) {
            try {
                TemporalAccessor found = form.parseBest(text, KINDS.toArray(TemporalQuery[]::new));
                Instant moment = moment(found);
                int year = moment.atOffset(ZoneOffset.UTC).getYear();
                return year < EARLIEST || year > LATEST ? Optional.empty() : Optional.of(moment);
            } catch (DateTimeException other) {
                // The next form.
            }
        }
        return Optional.empty();
    }

    private static Instant moment(TemporalAccessor found) {
        return switch (found) {
            case OffsetDateTime one -> one.toInstant();
            case ZonedDateTime one -> one.toInstant();
            case LocalDateTime one -> one.toInstant(ZoneOffset.UTC);
            default -> LocalDate.from(found).atStartOfDay().toInstant(ZoneOffset.UTC);
        };
    }
}
