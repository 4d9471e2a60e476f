package io.masthead.viewcount;

import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.id.Id;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.problem.Problem;
import io.masthead.tally.ViewRollUp;
import io.masthead.tally.ViewTotals;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// An article's views over time, for staff of any role.
@Path("/v1/admin/articles/{id}/views")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
@NeedsScope(Scopes.ARTICLES_READ)
@Tag(name = "Views (staff)", description = "How often articles are viewed, over time.")
public class ArticleViewsAdminResource {

    private static final int MOST_BUCKETS = 31 * 24;
    private static final int HOURS_SHOWN = 24;
    private static final int DAYS_SHOWN = 30;

    private final ViewHistoryRepository history;
    private final ViewTotals totals;
    private final Clock clock;

    ArticleViewsAdminResource(ViewHistoryRepository history, ViewTotals totals, Clock clock) {
        this.history = history;
        this.totals = totals;
        this.clock = clock;
    }

    @GET
    @AlsoAnswers(404)
    @Operation(
            operationId = "readArticleViews",
            summary = "An article's views over time",
            description = "The views by hour or by day, in UTC, of an article that is or was published. Hours are kept"
                    + " for 35 days, days for ever.")
    public ViewHistory read(
            @Parameter(description = "The article's id.") @RestPath String id,
            @Parameter(
                            description = "How fine the numbers are.",
                            schema =
                                    @Schema(
                                            enumeration = {"hour", "day"},
                                            defaultValue = "day"))
                    @RestQuery
                    @DefaultValue("day")
                    String granularity,
            @Parameter(description = "The hour or day to begin with. Without it, the last 24 hours or 30 days.")
                    @RestQuery
                    Instant from,
            @Parameter(description = "The end, which is left out. Without it, now.") @RestQuery Instant to) {
        Instant now = clock.instant();
        Id article = Id.parse(id)
                .filter(known -> history.wasPublished(known, now))
                .orElseThrow(() -> Problem.notFound("article"));
        Instant end = to == null ? now : to;
        boolean hourly = granularity.equals("hour");
        Instant begin = from == null ? end.minus(hourly ? HOURS_SHOWN : DAYS_SHOWN, unit(hourly)) : from;
        Instant kept = now.minus(ViewRollUp.HOURS_ARE_KEPT).plus(1, ChronoUnit.HOURS);
        if (hourly && begin.isBefore(kept)) {
            throw Problem.badParameter("from", "out-of-range", "Hours are kept for 35 days.", null);
        }
        List<Instant> buckets = buckets(begin, end, unit(hourly));
        Map<Instant, Long> views = hourly
                ? history.byHour(article, buckets)
                : history.byDay(article, buckets, kept.minus(1, ChronoUnit.DAYS));
        return new ViewHistory(
                article,
                totals.of(List.of(article)).getOrDefault(article, 0L),
                buckets.stream()
                        .map(bucket -> new ViewBucket(bucket, views.getOrDefault(bucket, 0L)))
                        .toList());
    }

    private static ChronoUnit unit(boolean hourly) {
        return hourly ? ChronoUnit.HOURS : ChronoUnit.DAYS;
    }

    private static List<Instant> buckets(Instant from, Instant to, ChronoUnit unit) {
        if (!from.isBefore(to)) {
            throw Problem.badParameter("from", "out-of-range", "`from` comes before `to`.", null);
        }
        Instant first = from.truncatedTo(unit);
        if (unit.between(first, to) >= MOST_BUCKETS) {
            throw Problem.badParameter("from", "out-of-range", "At most " + MOST_BUCKETS + " hours or days.", null);
        }
        return Stream.iterate(first, bucket -> bucket.isBefore(to), bucket -> bucket.plus(1, unit))
                .toList();
    }
}
