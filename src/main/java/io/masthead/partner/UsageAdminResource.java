package io.masthead.partner;

import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.Slice;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.text.Csv;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// What partners use, for staff.
@Path("/v1/admin")
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(Scopes.PARTNERS_READ)
@Tag(name = "Partners (staff)")
public class UsageAdminResource {

    private static final int LONGEST_DAYS = 92;
    private static final int USUAL_DAYS = 31;
    private static final int MOST_LINES = 100_000;

    private final UsageRepository usages;
    private final Usage usage;
    private final PartnerRepository partners;
    private final Cursors cursors;
    private final Clock clock;

    UsageAdminResource(UsageRepository usages, Usage usage, PartnerRepository partners, Cursors cursors, Clock clock) {
        this.usages = usages;
        this.usage = usage;
        this.partners = partners;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @Path("/partner-usage")
    @AlsoAnswers(404)
    @Operation(
            operationId = "listPartnerUsage",
            summary = "What partners use",
            description = "Requests and refusals by day, key and endpoint, latest day first. What came with keys that"
                    + " nobody has stands there without a key.")
    public UsagePage list(
            @Parameter(description = "Only this partner, by id.") @RestQuery @Size(max = 13) String partner,
            @Parameter(description = "From this day on (UTC); 31 days back if absent.", example = "2026-05-01")
                    @RestQuery
                    @Size(min = 10, max = 10)
                    String from,
            @Parameter(description = "Until this day, included; today if absent.", example = "2026-05-31")
                    @RestQuery
                    @Size(min = 10, max = 10)
                    String to,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        UsageRepository.Wanted wanted = wanted(partner, from, to);
        String name = "admin/partner-usage " + wanted;
        UsageRepository.Position after =
                cursors.read(name, cursor, UsageAdminResource::position).orElse(null);
        usage.settle();
        var page = Slice.of(
                usages.lines(wanted, after, limit + 1),
                limit,
                last -> cursors.write(
                        name, last.at().day(), last.at().key(), last.at().endpoint()));
        return new UsagePage(page.map(UsageRepository.Placed::line), page.page());
    }

    @GET
    @Path("/partner-usage.csv")
    @Produces("text/csv")
    @AlsoAnswers(404)
    @Operation(
            operationId = "exportPartnerUsage",
            summary = "What partners use, as CSV",
            description = "The same lines for a spreadsheet, 100,000 at most. Text that a spreadsheet would take for a"
                    + " formula begins with an apostrophe.")
    public String export(
            @Parameter(description = "Only this partner, by id.") @RestQuery @Size(max = 13) String partner,
            @Parameter(description = "From this day on (UTC); 31 days back if absent.", example = "2026-05-01")
                    @RestQuery
                    @Size(min = 10, max = 10)
                    String from,
            @Parameter(description = "Until this day, included; today if absent.", example = "2026-05-31")
                    @RestQuery
                    @Size(min = 10, max = 10)
                    String to) {
        usage.settle();
        var csv = new StringBuilder(Csv.line(
                "day",
                "partner",
                "partnerName",
                "key",
                "prefix",
                "endpoint",
                "served",
                "tooFast",
                "overQuota",
                "refused"));
        for (UsageRepository.Placed placed : usages.lines(wanted(partner, from, to), null, MOST_LINES)) {
            UsageLine line = placed.line();
            csv.append(Csv.line(
                    line.day(),
                    line.partner(),
                    line.partnerName(),
                    line.key(),
                    line.prefix(),
                    line.endpoint(),
                    line.served(),
                    line.tooFast(),
                    line.overQuota(),
                    line.refused()));
        }
        return csv.toString();
    }

    private UsageRepository.Wanted wanted(String partner, String from, String to) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate last = to == null ? today : day("to", to);
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS) : day("from", from);
        if (first.isAfter(last) || first.plusDays(LONGEST_DAYS).isBefore(last)) {
            throw Problem.badParameter("from", "out-of-range", "Not after `to`, and at most 92 days before it.", null);
        }
        return new UsageRepository.Wanted(
                first, last, partner == null ? null : partners.existing(partner).id());
    }

    private static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw Problem.badParameter(name, "not-a-day", "A day such as 2026-05-01.", null);
        }
    }

    private static UsageRepository.Position position(List<String> parts) {
        return new UsageRepository.Position(
                LocalDate.parse(parts.get(0)), Long.parseLong(parts.get(1)), Long.parseLong(parts.get(2)));
    }
}
