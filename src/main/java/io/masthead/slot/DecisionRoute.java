package io.masthead.slot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.shared.http.CommaList;
import io.masthead.shared.http.RouteName;
import io.masthead.shared.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The short way for decisions for one reader, of which there is one for every page that is shown: on the event loop,
/// from what lies in memory. Whatever is odd about a request, and whatever has to be read first, is left to
/// [SlotResource].
@Singleton
public class DecisionRoute {

    private static final String ALL = "/v1/slots";
    private static final String ONE = ALL + "/";

    /// A reader needs no name, and the framework's search for one costs more than the decision.
    private static final int BEFORE_AUTHENTICATION = 790;

    private static final int LONGEST = 200;
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json;charset=UTF-8");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private static final Set<String> KNOWN =
            Set.of("keys", "article", "category", "tag", "platform", "region", "device", "decide");

    private final Decisions decisions;
    private final ObjectMapper json;

    DecisionRoute(Decisions decisions, ObjectMapper json) {
        this.decisions = decisions;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::decide, BEFORE_AUTHENTICATION);
    }

    private void decide(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String query = request.method() == HttpMethod.GET && isOurs(request.path()) ? request.query() : null;
        if (query == null || !query.contains(SlotResource.FOR_ONE) || !acceptsJson(request)) {
            routing.next();
            return;
        }
        try {
            Object decided = decided(request.path(), request.params());
            if (decided == null) {
                routing.next();
                return;
            }
            RouteName.set(routing, ALL);
            routing.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                    .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                    .end(Buffer.buffer(json.writeValueAsBytes(decided)));
        } catch (Problem toldByTheResource) {
            routing.next();
        } catch (JsonProcessingException broken) {
            routing.fail(broken);
        }
    }

    private static boolean isOurs(String path) {
        return path != null && (path.equals(ALL) || path.startsWith(ONE) && path.indexOf('/', ONE.length()) < 0);
    }

    /// The answer, or `null` if the resource has to find it.
    private Object decided(String path, MultiMap parameters) {
        boolean several = path.equals(ALL);
        if (!isPlain(parameters) || several != parameters.contains("keys")) {
            return null;
        }
        List<String> keys = several
                ? CommaList.parse("keys", parameters.get("keys"), SlotResource.MOST_KEYS)
                : List.of(path.substring(ONE.length()));
        if (!keys.stream().allMatch(SlotResource::isKey)) {
            return null;
        }
        SlotQuestion question = SlotAsked.question(
                parameters.get("article"),
                parameters.get("category"),
                parameters.get("tag"),
                parameters.get("platform"),
                parameters.get("region"),
                parameters.get("device"),
                parameters.get("decide"));
        Optional<Map<String, SlotDecision>> decided = decisions.ownAtHand(keys, question);
        if (decided.isEmpty() || several) {
            return decided.map(found -> SlotDecisionList.of(keys, found)).orElse(null);
        }
        return decided.get().get(keys.getFirst());
    }

    /// Whether every parameter is one that is known, there once, and of a usual length.
    private static boolean isPlain(MultiMap parameters) {
        if (!parameters.contains("decide") || !SlotAsked.isForOne(parameters.get("decide"))) {
            return false;
        }
        for (String name : parameters.names()) {
            List<String> values = parameters.getAll(name);
            int length = values.getFirst().length();
            if (!KNOWN.contains(name) || values.size() != 1 || length == 0 || length > longest(name)) {
                return false;
            }
        }
        return true;
    }

    private static int longest(String name) {
        return name.equals("keys") || name.equals("tag") ? 10 * LONGEST : LONGEST;
    }

    private static boolean acceptsJson(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept == null || accept.contains("*/*") || accept.contains("application/json");
    }
}
