package io.masthead.shared.openapi;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// Completes one operation: who may call it, what it answers and with which headers.
final class Operations {

    /// The name of the security scheme of the staff's area.
    static final String STAFF_TOKEN = "staffToken";

    /// The name of the security scheme of the partners' area.
    static final String PARTNER_KEY = "partnerKey";

    /// What the scanner writes where nobody described the answer.
    private static final Set<String> SCANNED = Set.of("OK", "Created", "No Content");

    private final Bodies bodies;
    private final Set<String> versioned;

    /// @param versioned paths whose resource has a version
    Operations(Bodies bodies, Set<String> versioned) {
        this.bodies = bodies;
        this.versioned = versioned;
    }

    /// Whether a request has to name the version that it changes.
    static boolean isGuarded(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()));
    }

    void complete(String path, HttpMethod method, Operation operation, Endpoint endpoint) {
        security(method, operation, endpoint);
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(Operations::bound);
        }
        if ((endpoint.cached() || endpoint.partner()) && method == HttpMethod.GET) {
            operation.addParameter(OASFactory.createParameter().ref("IfNoneMatch"));
        }
        if (takesKey(method, operation, endpoint)) {
            operation.addParameter(OASFactory.createParameter().ref("IdempotencyKey"));
        }
        Map<String, APIResponse> answers = new TreeMap<>();
        operation.getResponses().getAPIResponses().forEach((scanned, answer) -> {
            if (!scanned.startsWith("2")) {
                throw new IllegalStateException(
                        operation.getOperationId() + ": " + scanned + " belongs into @AlsoAnswers, not @APIResponse");
            }
            String status = status(scanned, answer, endpoint);
            success(status, answer, path, method, endpoint);
            if (takesKey(method, operation, endpoint)) {
                Headers.add(answer, List.of("Idempotent-Replayed"));
            }
            answers.put(status, answer);
        });
        for (Answer answer : shared(path, method, operation, endpoint)) {
            answers.put(answer.key(), OASFactory.createAPIResponse().ref(answer.component()));
        }
        APIResponses responses = OASFactory.createAPIResponses();
        answers.forEach(responses::addAPIResponse);
        operation.setResponses(responses);
    }

    /// As `shared.idempotency` has it: what is made of a stream has no key.
    private static boolean takesKey(HttpMethod method, Operation operation, Endpoint endpoint) {
        return (endpoint.staff() && !endpoint.roles().isEmpty() || endpoint.partner())
                && method == HttpMethod.POST
                && (operation.getRequestBody() == null
                        || operation.getRequestBody().getContent().getMediaType("application/json") != null);
    }

    private static void security(HttpMethod method, Operation operation, Endpoint endpoint) {
        operation.setSecurity(new ArrayList<>());
        if (!endpoint.partner() && endpoint.roles().isEmpty()) {
            // Said, not left out: nobody has to say who they are.
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement());
        }
        if (endpoint.partner()) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(PARTNER_KEY, List.of()));
            operation.setDescription(operation.getDescription() + "\n\nThe key needs `"
                    + endpoint.scopes().read() + "`.");
        }
        if (!endpoint.roles().isEmpty()) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(STAFF_TOKEN, List.of()));
            operation.setDescription(operation.getDescription() + "\n\nFor: " + String.join(", ", endpoint.roles())
                    + ". " + scope(method, endpoint));
        }
    }

    private static String scope(HttpMethod method, Endpoint endpoint) {
        String needed = endpoint.scopes() == null
                ? null
                : method == HttpMethod.GET
                        ? endpoint.scopes().read()
                        : endpoint.scopes().write();
        if (needed == null) {
            return "Not for API tokens.";
        }
        return needed.isEmpty() ? "Any API token will do." : "An API token needs `" + needed + "`.";
    }

    private static void bound(Parameter parameter) {
        var schema = parameter.getSchema();
        Schemas.correct(schema);
        if (schema.getEnumeration() != null) {
            schema.setType(List.of(SchemaType.STRING));
        }
        if (parameter.getName().equals("If-Match")) {
            parameter.required(true).example("\"v3\"");
        }
        boolean isText = Schemas.isType(schema, SchemaType.STRING);
        if (isText && schema.getMaxLength() == null && schema.getEnumeration() == null && schema.getFormat() == null) {
            schema.setMaxLength(parameter.getIn() == Parameter.In.QUERY ? 2000 : 200);
        }
        if (isText && parameter.getIn() == Parameter.In.QUERY && schema.getMinLength() == null) {
            schema.setMinLength(1);
        }
    }

    private static String status(String scanned, APIResponse answer, Endpoint endpoint) {
        if (endpoint.status() != null) {
            return endpoint.status().toString();
        }
        boolean empty = answer.getContent() == null
                || answer.getContent().getMediaTypes() == null
                || answer.getContent().getMediaTypes().isEmpty();
        return empty ? "204" : scanned;
    }

    private void success(String status, APIResponse answer, String path, HttpMethod method, Endpoint endpoint) {
        String schema = bodies.schema(answer.getContent());
        if (SCANNED.contains(answer.getDescription())) {
            answer.setDescription(
                    switch (status) {
                        case "201" -> "It is made.";
                        case "204" -> "It is done.";
                        case "302" -> "It is there.";
                        default -> "Here it is.";
                    });
        }
        List<String> headers = new ArrayList<>(List.of("X-Request-Id", "Cache-Control", "Server-Timing"));
        boolean paged = bodies.isPaged(schema);
        if (endpoint.unlessForOne()) {
            Headers.addWhereKept(answer, List.of("Age", "ETag", "Vary", "Surrogate-Key", "Cache-Tag"));
        } else if (endpoint.cached()) {
            headers.addAll(List.of("Age", "ETag", "Vary", "Surrogate-Key", "Cache-Tag"));
        } else if (endpoint.staff()) {
            headers.add("Vary");
        } else if (endpoint.partner()) {
            headers.addAll(List.of("Vary", "RateLimit-Policy", "RateLimit"));
        }
        boolean streamed = answer.getContent() != null && answer.getContent().hasMediaType("text/event-stream");
        if (endpoint.partner() && method == HttpMethod.GET && !streamed) {
            headers.add("ETag");
        }
        boolean shownByVersion = endpoint.staff() || endpoint.partner() && method != HttpMethod.GET;
        if (shownByVersion && versioned.contains(path) && method != HttpMethod.DELETE && !paged) {
            headers.add("ETag");
        }
        if (paged) {
            headers.add("Link");
        }
        if (status.equals("201") || status.equals("302")) {
            headers.add("Location");
        }
        if (status.equals("202")) {
            Headers.addWork(answer);
        }
        if (endpoint.staff() && method == HttpMethod.DELETE) {
            Headers.addTrash(answer);
        }
        if (status.equals("302")) {
            headers.addAll(List.of("Masthead-Click", "Referrer-Policy"));
        }
        Headers.add(answer, headers);
        Headers.addCommon(answer);
        bodies.exemplify(answer.getContent());
    }

    private static Set<Answer> shared(String path, HttpMethod method, Operation operation, Endpoint endpoint) {
        Set<Answer> answers = EnumSet.of(Answer.BAD_REQUEST, Answer.INTERNAL, Answer.UNAVAILABLE, Answer.OTHER);
        endpoint.also().forEach(status -> answers.add(Answer.of(status)));
        boolean signedIn = !endpoint.roles().isEmpty() || endpoint.partner();
        if (endpoint.partner()) {
            answers.add(Answer.TOO_MANY);
        }
        if (path.contains("{")) {
            answers.add(Answer.NOT_FOUND);
        }
        if (endpoint.cached() || endpoint.partner() && method == HttpMethod.GET) {
            answers.add(Answer.NOT_MODIFIED);
        }
        if (signedIn) {
            answers.addAll(List.of(Answer.UNAUTHORIZED, Answer.FORBIDDEN));
        }
        if (isGuarded(operation)) {
            answers.addAll(List.of(Answer.CONFLICT, Answer.PRECONDITION_FAILED, Answer.PRECONDITION_REQUIRED));
        }
        if (operation.getRequestBody() != null) {
            answers.addAll(List.of(Answer.CONTENT_TOO_LARGE, Answer.UNSUPPORTED_MEDIA_TYPE, Answer.INVALID));
        }
        if (signedIn && method == HttpMethod.POST) {
            answers.add(Answer.CONFLICT);
        }
        if (takesKey(method, operation, endpoint)) {
            answers.add(Answer.INVALID);
        }
        return answers;
    }
}
