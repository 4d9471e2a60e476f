package io.masthead.slot;

import io.masthead.shared.http.Crawlers;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/// Links of what stands in slots. No answer of it may be kept by anybody.
@Path("/v1/clicks")
@PermitAll
@Tag(name = "Slots", description = "What stands in the places for advertisements, partners and the house.")
public class ClicksResource {

    /// What became of the click; without it no front end could tell.
    static final String OUTCOME = "Masthead-Click";

    private static final Pattern NAME = Pattern.compile(SlotEvent.SAFE_NAME);

    private final Clicks clicks;
    private final Crawlers crawlers;

    ClicksResource(Clicks clicks, Crawlers crawlers) {
        this.clicks = clicks;
        this.crawlers = crawlers;
    }

    @GET
    @Path("/{click}")
    @NonBlocking
    @ResponseStatus(302)
    @Operation(
            operationId = "followClick",
            summary = "Follow a link of a slot",
            description = "Counts the click, and redirects to the creative's address when it is committed. A token that"
                    + " is too old, and a click that cannot be counted, still lead there: `Masthead-Click` says what"
                    + " became of it. Clicks by crawlers, prefetching and `HEAD` are not counted.")
    public CompletionStage<RestResponse<Void>> follow(
            @Parameter(description = "The item's `token`.", example = "J0gV2bq0Fq3bJ2kq8n1cYmMuMXE5cC4yYi5kNHQ2azA")
                    @RestPath("click")
                    String token,
            @Parameter(
                            description = "A random name of this click; without it one with the token of a client"
                                    + " decision is not counted. Counts once for 8 days.",
                            example = "5f0c2c5e-6f4e-4f0e-9b0a-2d8e1f3a7c11")
                    @RestQuery
                    String event,
            @Context HttpHeaders headers,
            @Context Request request) {
        String name = event != null && NAME.matcher(event).matches() ? event : null;
        return clicks.follow(token, name, ignored(headers, request))
                .thenApply(click -> RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.FOUND)
                        .header(HttpHeaders.LOCATION, click.address())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header("Referrer-Policy", "strict-origin")
                        .header(OUTCOME, click.outcome().text())
                        .build());
    }

    /// A browser that fetches ahead has followed nothing yet (Fetch, `Sec-Purpose`).
    private Refusal ignored(HttpHeaders headers, Request request) {
        if (crawlers.isOne(headers.getHeaderString(HttpHeaders.USER_AGENT))) {
            return Refusal.CRAWLER;
        }
        String purpose = headers.getHeaderString("Sec-Purpose");
        boolean ahead = purpose != null && purpose.toLowerCase(Locale.ROOT).startsWith("prefetch");
        return ahead || request.getMethod().equals(HttpMethod.HEAD) ? Refusal.NOT_FOLLOWED : null;
    }
}
