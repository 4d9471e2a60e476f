package io.masthead.shared.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.masthead.shared.database.SqlMeter;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.ProblemDetail;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;

/// The one place that turns everything thrown, ours and the framework's, into a problem (RFC 9457).
@Singleton
public class ProblemAnswers {

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);
    private static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");

    /// The pool's words, for one that is busy and for one that must be made anew.
    private static final Pattern TOO_LATE = Pattern.compile("(?i)acquisition timeout|transaction has rolled back");

    /// The words of Linux and macOS; of a quota; and of Windows.
    private static final Pattern NO_ROOM = Pattern.compile("(?i)no space left|quota exceeded|not enough space");

    /// By the numbers that MySQL and MariaDB share.
    private static final Set<Integer> DATABASE_FULL = Set.of(1021, 1114);

    private static final int CHANGED_SINCE_READ = 1020;
    private static final int NOT_UNIQUE = 1062;
    private static final int LOCK_NOT_GIVEN = 1205;
    private static final int DEADLOCK = 1213;
    private static final int STILL_REFERRED_TO = 1451;
    private static final int REFERS_TO_NOTHING = 1452;

    private final RoutingContext context;
    private final Routes routes;
    private final Shown shown;
    private final SqlMeter sql;

    ProblemAnswers(RoutingContext context, Routes routes, Shown shown, SqlMeter sql) {
        this.context = context;
        this.routes = routes;
        this.shown = shown;
        this.sql = sql;
    }

    @ServerExceptionMapper
    Response ours(Problem problem) {
        return answer(problem);
    }

    @ServerExceptionMapper
    Response moved(Moved.SlugMoved moved) {
        String location =
                moved.location(context.normalizedPath(), context.request().query());
        Rendered.receiver(context)
                .ifPresent(receiver -> receiver.accept(
                        new Rendered.Redirect(location, shown.keys(), shown.until(), ServerTiming.of(sql))));
        return Response.status(301)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CACHE_CONTROL, Moved.CACHE_CONTROL)
                .header("Surrogate-Key", String.join(" ", shown.keys()))
                .header("Cache-Tag", String.join(",", shown.keys()))
                .build();
    }

    /// The more special class is named too: the framework has an answer of its own for it.
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    Response json(JacksonException broken) {
        return answer(unreadable(broken));
    }

    /// The framework has a mapper of its own for this one, which the general one above does not replace.
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException broken) {
        return answer(unreadable(broken));
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException missing) {
        return answer(Problem.unauthorized("Send a valid token as `Authorization: Bearer …`."));
    }

    @ServerExceptionMapper
    Response unauthenticated(AuthenticationFailedException wrong) {
        return answer(Problem.unauthorized("Send a valid token as `Authorization: Bearer …`."));
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refused) {
        return answer(Problem.forbidden("Your role does not allow this."));
    }

    /// A form in parts that cannot be told apart.
    @ServerExceptionMapper
    Response form(MultipartParser.MalformedMessageException broken) {
        return answer(Problem.badRequest("malformed-form", "The form is not well-formed (RFC 7578)."));
    }

    /// A `Content-Type` that is none, where more than one method could be meant: told by the framework in words only.
    @ServerExceptionMapper
    Response type(IllegalArgumentException wrong) {
        return String.valueOf(wrong.getMessage()).startsWith("Failed to parse media type")
                ? answer(ofStatus(415))
                : unexpected(wrong);
    }

    /// The same of a form without its end.
    @ServerExceptionMapper
    Response reading(IOException broken) {
        return String.valueOf(broken.getMessage()).contains("parsing multipart")
                ? answer(Problem.badRequest("malformed-form", "The form is not well-formed (RFC 7578)."))
                : unexpected(broken);
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException thrown) {
        Optional<Throwable> known = causes(thrown, Problem.class).or(() -> causes(thrown, JacksonException.class));
        if (known.isPresent()) {
            return answer(
                    known.get() instanceof Problem problem ? problem : unreadable((JacksonException) known.get()));
        }
        Problem problem = ofStatus(thrown.getResponse().getStatus());
        if (thrown instanceof NotAllowedException) {
            problem.with(HttpHeaders.ALLOW, routes.allowedAt(context.request().path()));
        }
        return answer(problem);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable thrown) {
        if (isWithoutDatabase(thrown)) {
            LOG.warnf(
                    "%s: the database cannot be reached: %s", context.request().path(), thrown.getMessage());
        }
        Optional<Problem> told = told(thrown);
        if (isWithoutRoom(thrown)) {
            LOG.errorf("%s: a disk is full: %s", context.request().path(), thrown.getMessage());
        }
        if (told.isPresent()) {
            return answer(told.get());
        }
        if (causes(thrown, HttpClosedException.class).isPresent()
                && context.response().closed()) {
            // The client left before it had sent everything: nobody reads this answer, and nobody is to blame.
            return answer(Problem.badRequest("unfinished-body", "The request ended before its body did."));
        }
        LOG.errorf(
                thrown, "%s %s", context.request().method(), context.request().path());
        return answer(Problem.of(
                500,
                "internal",
                "Internal error",
                "Something went wrong on our side. The request's id helps us find it."));
    }

    /// What a client is told of something thrown, or nothing if it is a mistake of ours.
    public static Optional<Problem> told(Throwable thrown) {
        Optional<Throwable> problem = causes(thrown, Problem.class);
        if (problem.isPresent()) {
            return problem.map(Problem.class::cast);
        }
        if (isWithoutDatabase(thrown)) {
            return Optional.of(Problem.withoutDatabase());
        }
        if (isWithoutRoom(thrown)) {
            return Optional.of(Problem.unavailable(
                    "There is no room left to keep this. Try again later, or tell whoever runs this server.", 60));
        }
        return race(thrown);
    }

    /// A disk is full: this machine's, which says so in words only, or the database's.
    private static boolean isWithoutRoom(Throwable thrown) {
        return causes(thrown, IOException.class)
                        .filter(cause -> NO_ROOM.matcher(String.valueOf(cause.getMessage()))
                                .find())
                        .isPresent()
                || causes(thrown, SQLException.class)
                        .filter(cause -> DATABASE_FULL.contains(((SQLException) cause).getErrorCode()))
                        .isPresent();
    }

    /// The database is away, or all connections to it are busy: the pool says the latter in words only.
    private static boolean isWithoutDatabase(Throwable thrown) {
        return causes(thrown, JDBCConnectionException.class).isPresent()
                || causes(thrown, SQLTransientConnectionException.class).isPresent()
                || causes(thrown, SQLException.class)
                        .filter(cause -> TOO_LATE.matcher(String.valueOf(cause.getMessage()))
                                .find())
                        .isPresent();
    }

    /// What only the database could see: somebody else's change at the same moment.
    private static Optional<Problem> race(Throwable thrown) {
        if (causes(thrown, OptimisticLockException.class).isPresent()) {
            return Optional.of(IfMatch.stale());
        }
        return causes(thrown, SQLException.class).flatMap(sql -> race((SQLException) sql));
    }

    /// By the numbers that MySQL and MariaDB share.
    private static Optional<Problem> race(SQLException refused) {
        return switch (refused.getErrorCode()) {
            case NOT_UNIQUE, STILL_REFERRED_TO, REFERS_TO_NOTHING ->
                Optional.of(Problem.conflict(
                        "conflict", "Another change at the same moment stands in the way. Look again.", List.of()));
            case CHANGED_SINCE_READ, LOCK_NOT_GIVEN, DEADLOCK ->
                Optional.of(Problem.unavailable("Another change was under way. Try again.", 1));
            default -> Optional.empty();
        };
    }

    private Response answer(Problem problem) {
        Rendered.receiver(context)
                .ifPresent(receiver -> receiver.accept(
                        new Rendered.Refusal(problem, shown.keys(), shown.until(), ServerTiming.of(sql))));
        ProblemDetail detail = problem.detail(context.request().path(), Gate.requestId(context));
        var response = Response.status(problem.status())
                .type(PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(detail);
        problem.headers().forEach(response::header);
        return response.build();
    }

    /// What a client is told of JSON that cannot be read.
    public static Problem unreadable(JacksonException broken) {
        String pointer = broken instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
                        .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                        .collect(Collectors.joining())
                : "";
        if (broken instanceof UnrecognizedPropertyException unknown) {
            var known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .toList();
            return Problem.unreadable(pointer, "unknown-member", "There is no such member here.", known);
        }
        if (broken instanceof StreamConstraintsException) {
            return Problem.unreadable(
                    pointer, "too-deep", "The JSON is nested too deeply or has too long a value.", null);
        }
        if (broken instanceof JsonMappingException) {
            return Problem.unreadable(pointer, "wrong-type", "This value has the wrong type or form.", null);
        }
        return Problem.unreadable(pointer, "malformed-json", "The body is not well-formed JSON in UTF-8.", null);
    }

    /// The problem that a bare status of the framework stands for.
    private static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.badRequest("malformed-request", "The request is not well-formed.");
            case 404 -> Problem.notFound("resource");
            case 405 ->
                Problem.of(405, "method-not-allowed", "Method not allowed", "Use one of the methods in `Allow`.");
            case 406 -> Problem.of(406, "not-acceptable", "Not acceptable", "This resource is only served as JSON.");
            case 413 -> Gate.tooLarge(Gate.LARGEST_BODY);
            case 415 ->
                Problem.of(
                        415,
                        "unsupported-media-type",
                        "Unsupported media type",
                        "Send the body as `application/json`, in UTF-8.");
            default -> Problem.of(status, "http-" + status, "HTTP " + status, "The request could not be served.");
        };
    }

    private static <T> Optional<Throwable> causes(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }
}
