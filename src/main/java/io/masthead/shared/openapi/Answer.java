package io.masthead.shared.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// The answers that many operations share. All but the first two are problems.
enum Answer {
    MOVED(
            301,
            "Moved",
            "It has another slug now; the query is kept.",
            List.of("Location", "Surrogate-Key", "Cache-Tag")),
    NOT_MODIFIED(
            304,
            "NotModified",
            "You have this answer already.",
            List.of("ETag", "Vary", "Age", "Link", "Surrogate-Key", "Cache-Tag")),
    BAD_REQUEST(
            400,
            "BadRequest",
            "The request cannot be understood: an unknown, repeated or out-of-range parameter, or a body that is not"
                    + " what is expected here.",
            "unknown-parameter",
            "There is no such parameter here."),
    UNAUTHORIZED(
            401,
            "Unauthorized",
            "No valid token or key was sent, or e-mail address and password do not belong together.",
            "unauthorized",
            "Send a valid token as `Authorization: Bearer …`."),
    FORBIDDEN(
            403,
            "Forbidden",
            "Your role, or the scopes of your API token or key, do not allow this or not all of it; or a key may not come"
                    + " from your address, or its partner is suspended; or a preview link was altered or holds no longer.",
            "forbidden",
            "Your role does not allow this."),
    NOT_FOUND(
            404,
            "NotFound",
            "There is nothing at this address, or nothing of the name that a parameter gives.",
            "not-found",
            "There is no article at this address."),
    CONFLICT(
            409,
            "Conflict",
            "Something stands in the way, such as another resource of this name, or one that still refers to this one.",
            "conflict",
            "Another change at the same moment stands in the way. Look again."),
    GONE(
            410,
            "Gone",
            "The article left: `article-withdrawn`, `article-killed` or `article-expired`.",
            "article-withdrawn",
            "This article is no longer available."),
    PRECONDITION_FAILED(
            412,
            "PreconditionFailed",
            "The resource has changed since you read it.",
            "precondition-failed",
            "The resource has changed since you read it. Read it again, then repeat your change."),
    CONTENT_TOO_LARGE(
            413,
            "ContentTooLarge",
            "The body is larger than it may be here.",
            "body-too-large",
            "A body has at most 1048576 bytes here."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "UnsupportedMediaType",
            "The body is of another kind than is expected here.",
            "unsupported-media-type",
            "Send the body as `application/json`, in UTF-8."),
    INVALID(
            422,
            "Invalid",
            "The body can be read but not accepted; `errors` says why, place by place.",
            "invalid",
            "/title: At most 500 characters."),
    PRECONDITION_REQUIRED(
            428,
            "PreconditionRequired",
            "`If-Match` is missing.",
            "precondition-required",
            "Send the resource's ETag in If-Match, so that nobody's change is overwritten unseen."),
    TOO_MANY(
            429,
            "TooMany",
            "Too many failures, or too many requests. Wait for as long as `Retry-After` says.",
            "too-many-failures",
            "Too many logins failed. Wait, then try again; sessions that are open go on."),
    INTERNAL(
            500,
            "InternalError",
            "Something went wrong on our side.",
            "internal",
            "Something went wrong on our side. The request's id helps us find it."),
    UNAVAILABLE(
            503,
            "Unavailable",
            "The database cannot be reached, or another change was under way. Try again.",
            "unavailable",
            "The database cannot be reached. Try again shortly."),
    OTHER(
            0,
            "OtherProblem",
            "What can happen to any request: `405` for another method, `406` if JSON is not accepted, `414` for an"
                    + " address of more than 8 KiB, `431` for more than 32 KiB of headers.",
            "method-not-allowed",
            "Use one of the methods in `Allow`.");

    private final int status;
    private final String component;
    private final String description;
    private final List<String> headers;
    private final String code;
    private final String detail;

    Answer(int status, String component, String description, List<String> headers) {
        this(status, component, description, headers, null, null);
    }

    Answer(int status, String component, String description, String code, String detail) {
        this(status, component, description, headers(status), code, detail);
    }

    Answer(int status, String component, String description, List<String> headers, String code, String detail) {
        this.status = status;
        this.component = component;
        this.description = description;
        this.headers = headers;
        this.code = code;
        this.detail = detail;
    }

    static Answer of(int status) {
        return Stream.of(values())
                .filter(answer -> answer.status == status)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no shared answer of status " + status));
    }

    /// How `responses` of an operation names it.
    String key() {
        return status == 0 ? "default" : Integer.toString(status);
    }

    /// Its name among the components.
    String component() {
        return component;
    }

    /// The whole answer.
    APIResponse response() {
        APIResponse response = OASFactory.createAPIResponse().description(description);
        Headers.add(response, List.of("X-Request-Id", "Cache-Control"));
        Headers.add(response, headers);
        Headers.addCommon(response);
        if (code != null) {
            response.content(OASFactory.createContent()
                    .addMediaType(
                            "application/problem+json",
                            OASFactory.createMediaType()
                                    .schema(OASFactory.createSchema().ref("Problem"))
                                    .example(problem())));
        }
        return response;
    }

    private Map<String, Object> problem() {
        int shown = status == 0 ? 405 : status;
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:masthead:problem:" + code);
        problem.put("title", title());
        problem.put("status", shown);
        problem.put("detail", detail);
        problem.put("instance", "/v1/articles/river-lights");
        problem.put("code", code);
        problem.put("requestId", "0MZ5Q4T2C8V1K");
        if (this == BAD_REQUEST) {
            problem.put("errors", List.of(fault("colour", code, detail)));
            problem.put("allowed", new ArrayList<>(List.of("body", "fields")));
        } else if (this == INVALID) {
            problem.put("errors", List.of(fault("/title", "too-long", "At most 500 characters.")));
        } else if (this == GONE) {
            problem.put("articleId", "0MZ5Q4T2C8V1K");
            problem.put("withdrawnAt", "2026-05-02T10:00:00Z");
        }
        return problem;
    }

    private static Map<String, Object> fault(String pointer, String code, String message) {
        Map<String, Object> fault = new LinkedHashMap<>();
        fault.put("pointer", pointer);
        fault.put("code", code);
        fault.put("message", message);
        return fault;
    }

    private String title() {
        return switch (this) {
            case OTHER -> "Method not allowed";
            case INVALID -> "Unprocessable content";
            case TOO_MANY -> "Too many requests";
            case INTERNAL -> "Internal error";
            case UNAVAILABLE -> "Service unavailable";
            default -> {
                String words = component.replaceAll("([a-z])([A-Z])", "$1 $2");
                yield words.charAt(0) + words.substring(1).toLowerCase(java.util.Locale.ROOT);
            }
        };
    }

    private static List<String> headers(int status) {
        return switch (status) {
            case 401 -> List.of("WWW-Authenticate");
            case 429, 503 -> List.of("Retry-After");
            default -> List.of();
        };
    }
}
