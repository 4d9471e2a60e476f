package io.masthead.edge;

import io.masthead.changelog.Entry;
import io.masthead.changelog.Listener;
import io.masthead.partner.Admission;
import io.masthead.partner.Door;
import io.masthead.shared.http.RouteName;
import io.masthead.shared.http.Routes;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Answers readers from memory, behind the gate and before routing.
@Singleton
public class Edge implements Listener {

    private static final int BEHIND_THE_GATE = 900;
    private static final String PARTNERS = "/v1/syndication/articles";

    /// What the edge answers is one thing in metrics.
    private static final String KEPT = "/kept";

    private final boolean enabled;
    private final Shelf shelf;
    private final Renderings renderings;
    private final InnerRequests inner;
    private final KeptWriter writer;
    private final Freshness freshness;
    private final Routes routes;
    private final Door door;
    private final Clock clock;
    private final LongAdder hits = new LongAdder();

    Edge(
            @ConfigProperty(name = "masthead.edge-enabled") boolean enabled,
            Shelf shelf,
            Renderings renderings,
            InnerRequests inner,
            KeptWriter writer,
            Freshness freshness,
            Routes routes,
            Door door,
            Clock clock) {
        this.enabled = enabled;
        this.shelf = shelf;
        this.renderings = renderings;
        this.inner = inner;
        this.writer = writer;
        this.freshness = freshness;
        this.routes = routes;
        this.door = door;
        this.clock = clock;
    }

    void register(@Observes Filters filters, MeterRegistry meters) {
        meters.gauge("masthead.edge.weight", shelf, Shelf::weight);
        meters.gauge("masthead.edge.entries", shelf, Shelf::size);
        FunctionCounter.builder("masthead.edge.hits", hits, LongAdder::sum)
                .description("Requests that were answered with what is kept.")
                .register(meters);
        FunctionCounter.builder("masthead.edge.renderings", renderings, Renderings::begun)
                .description("Answers that were made because none was kept.")
                .register(meters);
        FunctionCounter.builder("masthead.edge.refused", renderings, Renderings::refused)
                .description("Requests that were refused because more was asked for than could be made.")
                .register(meters);
        meters.gauge("masthead.edge.age.seconds", freshness, one -> one.age() / 1e9);
        if (enabled) {
            filters.register(this::serve, BEHIND_THE_GATE);
        }
    }

    /// Drops everything on this node.
    public void clear() {
        shelf.clear();
    }

    @Override
    public void changed(List<Entry> entries) {
        shelf.drop(entries.stream()
                .map(Entry::surrogateKeys)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet()));
    }

    /// What is rendered after a drop must find everybody else up to date.
    @Override
    public boolean isLast() {
        return true;
    }

    /// Drops what shows one of these on this node alone, where nothing was logged: a count has reached a mark.
    public void drop(Set<String> keys) {
        shelf.drop(keys);
    }

    private void serve(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpMethod method = request.method();
        String uri = request.uri();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD
                || uri.startsWith(Threshold.STAFF)
                || isOfApi(uri) && !acceptsJson(request)) {
            context.next();
            return;
        }
        // What the edge asks for is to be made, whatever is kept.
        if (inner.isOwn(context)) {
            context.next();
            return;
        }
        if (uri.startsWith(PARTNERS)) {
            servePartner(context, uri);
            return;
        }
        Kept kept = shelf.find(uri);
        if (kept == null || !answered(context, kept)) {
            seek(context, uri, kept);
        }
    }

    /// Partners with the same version of the same plan share an answer; each has passed the door before it is
    /// looked for. Whoever cannot be let in from memory goes the long way, which asks the database or says why
    /// not.
    private void servePartner(RoutingContext context, String uri) {
        Optional<Address> address = Address.parse(uri);
        Optional<Admission> admission = address.isEmpty() ? Optional.empty() : door.enterNow(context);
        if (admission.isEmpty()) {
            context.next();
            return;
        }
        String plan = admission.get().licence().planKey();
        Kept kept = shelf.find(Address.key(address.get().uri(), plan));
        if (kept == null || !answered(context, kept)) {
            RouteName.set(context, KEPT);
            renderings.await(context, address.get().forOnly(plan));
        }
    }

    /// It is not known by this spelling, or is not true any more.
    private void seek(RoutingContext context, String uri, Kept outlived) {
        Optional<Address> address = Address.parse(uri).filter(one -> routes.isForReaders(one.path(), one.query()));
        if (address.isEmpty()) {
            context.next();
            return;
        }
        Kept kept = outlived == null ? shelf.find(address.get().uri()) : null;
        if (kept != null) {
            shelf.spell(uri, kept);
            if (answered(context, kept)) {
                return;
            }
        }
        RouteName.set(context, KEPT);
        renderings.await(context, address.get());
    }

    private boolean answered(RoutingContext context, Kept kept) {
        long now = clock.millis();
        long age = freshness.age();
        if (!kept.isTrue(now, freshness.isAway()) || freshness.isTooOld(age)) {
            return false;
        }
        hits.increment();
        RouteName.set(context, KEPT);
        writer.write(context, kept, now, age, null);
        return true;
    }

    /// What lies outside, such as feeds, has a type of its own and is sent whatever `Accept` says: readers of feeds
    /// name all kinds of types there.
    private static boolean isOfApi(String uri) {
        return uri.startsWith(Address.API);
    }

    /// Who cannot take JSON is told so by the framework.
    private static boolean acceptsJson(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept == null
                || accept.equals("*/*")
                || accept.contains("*/*")
                || accept.contains("application/json")
                || accept.contains("application/*");
    }
}
