package io.masthead.shared.http;

import io.masthead.shared.database.SqlMeter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;

/// Says on every answer that touched the database how many statements it took and how long they ran (W3C Server
/// Timing); operators see it over all as `masthead_request_statements`.
@Provider
@Singleton
public class ServerTiming implements ContainerResponseFilter {

    private static final double NANOS_PER_MILLI = 1_000_000.0;

    private static final double[] BUCKETS = {1, 2, 4, 8, 16, 32, 64};

    private final SqlMeter sql;
    private final DistributionSummary statements;

    ServerTiming(SqlMeter sql, MeterRegistry meters) {
        this.sql = sql;
        this.statements = DistributionSummary.builder("masthead.request.statements")
                .description("SQL statements that an answer of a resource took.")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        statements.record(sql.statements());
        String timing = of(sql);
        if (timing != null) {
            response.getHeaders().putSingle("Server-Timing", timing);
        }
    }

    /// The header's value, or `null` if the database was not asked.
    static String of(SqlMeter sql) {
        return sql.statements() == 0
                ? null
                : String.format(
                        Locale.ROOT,
                        "db;desc=\"%d %s\";dur=%.1f",
                        sql.statements(),
                        sql.statements() == 1 ? "query" : "queries",
                        sql.nanos() / NANOS_PER_MILLI);
    }
}
