package io.masthead.shared.problem;

import io.masthead.shared.id.Id;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The one exception for everything a client is told has gone wrong. Thrown from a factory that reads like the
/// sentence.
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String title;
    private final transient List<FieldFault> errors;
    private final transient Left left;
    private final transient List<String> allowed;
    private final transient Map<String, String> headers = new TreeMap<>();

    private record Left(Id articleId, Instant at, String reason) {}

    private Problem(
            int status,
            String code,
            String title,
            String detail,
            List<FieldFault> errors,
            Left left,
            List<String> allowed) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.title = title;
        this.errors = errors;
        this.left = left;
        this.allowed = allowed;
    }

    /// A problem of any status.
    ///
    /// @param code stable, kebab-case
    /// @param detail what happened and what to do, for people; never a class name or SQL
    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(status, code, title, detail, null, null, null);
    }

    /// 404. The sentence does not repeat what was asked for: an answer for a draft is the answer for what never was.
    public static Problem notFound(String what) {
        return of(404, "not-found", "Not found", "There is no " + what + " at this address.");
    }

    /// 410 for an article that readers could see once.
    ///
    /// @param code `article-withdrawn`, `article-killed` or `article-expired`
    /// @param reason why, or `null` where that is not public
    public static Problem gone(String code, Id articleId, Instant at, String reason) {
        var left = new Left(articleId, at, reason);
        return new Problem(410, code, "Gone", "This article is no longer available.", null, left, null);
    }

    /// 400 for a request that cannot be understood.
    public static Problem badRequest(String code, String detail) {
        return of(400, code, "Bad request", detail);
    }

    /// 400 for a parameter, naming it and what is allowed instead.
    public static Problem badParameter(String name, String code, String message, List<String> allowed) {
        var errors = List.of(new FieldFault(name, code, message));
        return new Problem(400, code, "Bad request", message, errors, null, allowed);
    }

    /// 400 for a body that cannot be read, naming the place.
    public static Problem unreadable(String pointer, String code, String message, List<String> allowed) {
        var errors = List.of(new FieldFault(pointer, code, message));
        return new Problem(400, code, "Bad request", message, errors, null, allowed);
    }

    /// 400 for a cursor that is forged, cut short or made for another list.
    public static Problem badCursor() {
        return badParameter("cursor", "bad-cursor", "This cursor does not belong to this list.", null);
    }

    /// 409 for something that stands in the way.
    ///
    /// @param allowed what would be allowed now; may be empty
    public static Problem conflict(String code, String detail, List<String> allowed) {
        return new Problem(409, code, "Conflict", detail, null, null, allowed.isEmpty() ? null : allowed);
    }

    /// 422 for a body that can be read but not accepted.
    public static Problem invalid(List<FieldFault> errors) {
        var detail = errors.size() == 1
                ? errors.getFirst().pointer() + ": " + errors.getFirst().message()
                : errors.size() + " places of the body cannot be accepted; see `errors`.";
        return new Problem(422, "invalid", "Unprocessable content", detail, List.copyOf(errors), null, null);
    }

    /// 422 for a single place of the body.
    public static Problem invalid(String pointer, String code, String message) {
        return invalid(List.of(new FieldFault(pointer, code, message)));
    }

    /// 401 where a valid credential is asked for.
    public static Problem unauthorized(String detail) {
        return of(401, "unauthorized", "Unauthorized", detail).with("WWW-Authenticate", "Bearer");
    }

    /// 403 for a caller who is known but may not.
    public static Problem forbidden(String detail) {
        return of(403, "forbidden", "Forbidden", detail);
    }

    /// 503 with the seconds after which another try makes sense.
    public static Problem unavailable(String detail, int retryAfterSeconds) {
        return of(503, "unavailable", "Service unavailable", detail)
                .with("Retry-After", Integer.toString(retryAfterSeconds));
    }

    /// 503 while the database is away, or takes too long.
    public static Problem withoutDatabase() {
        return unavailable("The database cannot be reached. Try again shortly.", 2);
    }

    /// 503 for who would have to wait longer than anybody does: others were before them.
    public static Problem overloaded() {
        return unavailable("Too much is asked for at once. Try again shortly.", 1);
    }

    /// Adds a response header.
    public Problem with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /// The wire form for one request.
    public ProblemDetail detail(String path, String requestId) {
        return new ProblemDetail(
                URI.create("urn:masthead:problem:" + code),
                title,
                status,
                getMessage(),
                shortened(path),
                code,
                requestId,
                errors,
                left == null ? null : left.articleId(),
                left == null ? null : left.at(),
                left == null ? null : left.reason(),
                allowed);
    }

    /// The part of a path that a problem repeats; no half of an escaped character.
    private static String shortened(String path) {
        return path == null || path.length() <= ProblemDetail.LONGEST_INSTANCE
                ? path
                : path.substring(0, ProblemDetail.LONGEST_INSTANCE).replaceFirst("%[0-9A-Fa-f]?$", "");
    }
}
