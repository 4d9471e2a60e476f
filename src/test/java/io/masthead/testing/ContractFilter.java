package io.masthead.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Holds every answer that any test receives against the document that the same application serves.
/// [ContractEverywhere] puts it in place, so that no test can forget it.
public final class ContractFilter implements Filter {

    private static final ContractFilter ONLY = new ContractFilter();

    private final Set<String> answered = new TreeSet<>();
    private Contract contract;

    private ContractFilter() {}

    /// Puts the filter in place, once.
    static void install() {
        if (!RestAssured.filters().contains(ONLY)) {
            RestAssured.filters(ONLY);
        }
    }

    /// The ids of the operations that have answered with success so far.
    public static Set<String> answered() {
        return Set.copyOf(ONLY.answered);
    }

    /// Holds what was posted to a webhook against what the document says of its events.
    static void event(JsonPath payload, String text) {
        String schema = payload.getString("type").equals("ping")
                ? "PingPayload"
                : payload.get("data.changeId") == null ? "HouseEventPayload" : "PartnerEventPayload";
        try {
            List<String> faults =
                    ONLY.contract().faults("/components/schemas/" + schema, new ObjectMapper().readTree(text));
            if (!faults.isEmpty()) {
                throw new AssertionError(
                        "This event is no " + schema + ": " + text + "\n  " + String.join("\n  ", faults));
            }
        } catch (JsonProcessingException broken) {
            throw new AssertionError("an event is not JSON: " + text, broken);
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        var answer = new Contract.Answer(
                request.getMethod(),
                path(request.getURI()),
                response.statusCode(),
                response::getHeader,
                response.getContentType() == null || response.getContentType().isEmpty()
                        ? null
                        : response.getContentType(),
                response.asByteArray());
        List<String> faults = contract().faults(answer);
        if (!faults.isEmpty()) {
            throw new AssertionError("This answer is not as the OpenAPI document says: " + answer.method() + " "
                    + answer.path() + " → " + answer.status() + "\n  " + String.join("\n  ", faults));
        }
        if (answer.status() < 300 || answer.status() == 302) {
            contract()
                    .operation(answer.method(), answer.path())
                    .ifPresent(operation ->
                            answered.add(operation.get("operationId").textValue()));
        }
        return response;
    }

    private Contract contract() {
        if (contract == null) {
            String document = given().noFilters().get("/openapi?format=json").asString();
            try {
                contract = new Contract(new ObjectMapper().readTree(document));
            } catch (JsonProcessingException broken) {
                throw new AssertionError("/openapi is not JSON", broken);
            }
        }
        return contract;
    }

    private static String path(String uri) {
        String afterHost = uri.replaceFirst("^[a-z]+://[^/?]*", "");
        return Optional.of(afterHost.split("\\?", 2)[0])
                .filter(path -> !path.isEmpty())
                .orElse("/");
    }
}
