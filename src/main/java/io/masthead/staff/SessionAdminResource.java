package io.masthead.staff;

import io.masthead.shared.http.ClientAddress;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.Slice;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.masthead.shared.token.OpaqueToken;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Logging in and out.
@Path("/v1/admin/sessions")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
@Tag(name = "Sessions (staff)", description = "Logging in and out.")
public class SessionAdminResource {

    /// How the token of a session begins.
    static final String PREFIX = "mhs_";

    private static final Duration LIFE = Duration.ofHours(12);

    private final Logins logins;
    private final StaffSessions sessions;
    private final WriteRecord record;
    private final Caller caller;
    private final ClientAddress address;
    private final Cursors cursors;
    private final Validation validation;
    private final Shown shown;
    private final Clock clock;

    SessionAdminResource(
            Logins logins,
            StaffSessions sessions,
            WriteRecord record,
            Caller caller,
            ClientAddress address,
            Cursors cursors,
            Validation validation,
            Shown shown,
            Clock clock) {
        this.logins = logins;
        this.sessions = sessions;
        this.record = record;
        this.caller = caller;
        this.address = address;
        this.cursors = cursors;
        this.validation = validation;
        this.shown = shown;
        this.clock = clock;
    }

    /// Short transactions instead of one around the hash: who waits for a turn must not hold a connection.
    @POST
    @PermitAll
    @ResponseStatus(201)
    @AlsoAnswers({401, 429})
    @Operation(
            operationId = "createSession",
            summary = "Log in",
            description =
                    "Opens a session of 12 hours. A wrong password and an unknown address get the same answer. From"
                            + " the fifth failure on the account has to wait, 5 seconds at first and 15 minutes at most: `429`"
                            + " with `Retry-After`. Takes no `Idempotency-Key`: nobody has signed in yet.")
    public AdminSession create(SessionInput body) {
        SessionInput input = validation.check(body);
        Staff owner = logins.judge(input.email(), input.password(), address.current())
                .orElseThrow(SessionAdminResource::badCredentials);
        OpaqueToken token = OpaqueToken.fresh(PREFIX);
        Id id = Id.next();
        Instant now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> {
            sessions.sweep(now);
            if (!sessions.open(id, token, owner, now, now.plus(LIFE))) {
                throw badCredentials();
            }
            record.opened(new SignedIn(
                    owner.id(), owner.email(), owner.name(), owner.role(), new Credential.Session(id, token)));
        });
        shown.createdAt("/v1/admin/sessions/current");
        return new AdminSession(id, token.text(), now.plus(LIFE), AdminStaff.of(owner));
    }

    @GET
    @Operation(
            operationId = "listSessions",
            summary = "List your sessions",
            description = "Where you are logged in, in the order in which you logged in.")
    public AdminOpenSessionPage list(
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        SignedIn who = caller.signedIn();
        String name = "admin/sessions " + who.id();
        long after =
                cursors.read(name, cursor, at -> Long.parseLong(at.getFirst())).orElse(Long.MIN_VALUE);
        var page = Slice.of(
                sessions.of(who.id(), after, limit + 1, clock.instant()),
                limit,
                last -> cursors.write(name, last.id().value()));
        Id current = who.by().id();
        return new AdminOpenSessionPage(page.map(open -> AdminOpenSession.of(open, current)), page.page());
    }

    @GET
    @Path("/current")
    @Operation(
            operationId = "readCurrentSession",
            summary = "Read who you are",
            description = "The member of staff whose token the request carries.")
    public AdminStaff read() {
        return AdminStaff.of(caller.signedIn());
    }

    @DELETE
    @Path("/current")
    @Transactional
    @AlsoAnswers(404)
    @Operation(
            operationId = "removeCurrentSession",
            summary = "Log out",
            description = "Ends the session. Its token is refused from then on, on every node.")
    public void remove() {
        if (!(caller.signedIn().by() instanceof Credential.Session session)) {
            throw Problem.notFound("session");
        }
        sessions.end(session.token());
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "removeSession",
            summary = "End a session",
            description = "Ends one of your sessions. Its token is refused from then on, on every node.")
    public void remove(@Parameter(description = "The session's id.") @RestPath String id) {
        boolean ended =
                Id.parse(id).map(session -> sessions.end(caller.id(), session)).orElse(false);
        if (!ended) {
            throw Problem.notFound("session");
        }
    }

    @POST
    @Path("/end-others")
    @Transactional
    @Operation(
            operationId = "endOtherSessions",
            summary = "Log out everywhere else",
            description = "Ends all of your sessions but the one that this request came with.")
    public void endOthers() {
        sessions.endOthers(caller.signedIn());
    }

    private static Problem badCredentials() {
        return Problem.of(401, "bad-credentials", "Unauthorized", "E-mail address and password do not belong together.")
                .with("WWW-Authenticate", "Bearer");
    }
}
