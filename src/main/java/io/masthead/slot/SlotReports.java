package io.masthead.slot;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.site.SiteRepository;
import io.masthead.slot.SlotFigures.Counted;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes reports, as JSON or as CSV.
@Singleton
class SlotReports {

    static final String HOUR = "hour";
    static final String DAY = "day";
    static final String CSV = "csv";
    static final String TEXT_CSV = "text/csv";

    private final ReportRepository counts;
    private final SiteRepository site;
    private final Clock clock;

    SlotReports(ReportRepository counts, SiteRepository site, Clock clock) {
        this.counts = counts;
        this.site = site;
        this.clock = clock;
    }

    /// What is asked of a report.
    ///
    /// @param format `json`, `csv`, or `null` for what the client prefers
    record Asked(String granularity, Instant from, Instant to, String format, HttpHeaders headers) {}

    /// The report on one thing. What was removed is still told of, if anything was counted of it.
    ///
    /// @param kind what it is, in a word
    /// @param column whose id it is in the table of counts
    /// @param name what it is called, if it is still there
    /// @throws Problem `404` if there is no such thing, `400` if too much is asked
    Response report(String kind, String column, Optional<Id> found, Optional<String> name, Asked asked) {
        Id id = found.orElseThrow(() -> Problem.notFound(kind));
        if (name.isEmpty() && !counts.isCounted(column, id)) {
            throw Problem.notFound(kind);
        }
        String zone = site.settings().timeZone();
        boolean hourly = asked.granularity.equals(HOUR);
        ReportSpan span = ReportSpan.of(hourly, asked.from, asked.to, clock.instant(), ZoneId.of(zone));
        List<Counted> counted = counts.counted(column, id, span);
        Map<Integer, List<Counted>> byBucket = counted.stream().collect(Collectors.groupingBy(Counted::bucket));
        List<ZonedDateTime> begins = span.begins();
        SlotReport report = new SlotReport(
                id,
                name.orElse(id.toString()),
                asked.granularity,
                zone,
                begins.getFirst().toInstant(),
                span.end(),
                SlotFigures.of(counted),
                IntStream.range(0, begins.size())
                        .mapToObj(i ->
                                SlotReportBucket.of(begins.get(i), SlotFigures.of(byBucket.getOrDefault(i, List.of()))))
                        .toList());
        return answer(kind, report, isCsv(asked));
    }

    private static Response answer(String kind, SlotReport report, boolean csv) {
        Response.ResponseBuilder answer = csv
                ? Response.ok(ReportCsv.of(report), TEXT_CSV + "; charset=UTF-8; header=present")
                        .header(
                                "Content-Disposition",
                                "attachment; filename=\"" + kind + "-" + report.id() + "-by-" + report.granularity()
                                        + ".csv\"")
                : Response.ok(report, MediaType.APPLICATION_JSON_TYPE);
        return answer.build();
    }

    private static boolean isCsv(Asked asked) {
        return asked.format == null
                ? asked.headers.getAcceptableMediaTypes().getFirst().isCompatible(MediaType.valueOf(TEXT_CSV))
                        && !asked.headers.getAcceptableMediaTypes().getFirst().isWildcardType()
                : asked.format.equals(CSV);
    }
}
