package io.masthead.staff;

import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Shown;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.masthead.shared.token.OpaqueToken;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

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

    private final StaffRepository staff;
    private final StaffSessions sessions;
    private final Passwords passwords;
    private final Caller caller;
    private final Validation validation;
    private final Shown shown;
    private final Clock clock;

    SessionAdminResource(
            StaffRepository staff,
            StaffSessions sessions,
            Passwords passwords,
            Caller caller,
            Validation validation,
            Shown shown,
            Clock clock) {
        this.staff = staff;
        this.sessions = sessions;
        this.passwords = passwords;
        this.caller = caller;
        this.validation = validation;
        this.shown = shown;
        this.clock = clock;
    }

    /// Two short transactions instead of one around the hash: who waits for a turn must not hold a connection.
    @POST
    @PermitAll
    @ResponseStatus(201)
    @AlsoAnswers(401)
    @Operation(
            operationId = "createSession",
            summary = "Log in",
            description = "Opens a session of 12 hours. A wrong password and an unknown address get the same answer.")
    public AdminSession create(SessionInput body) {
        SessionInput input = validation.check(body);
        Optional<Staff> known = QuarkusTransaction.requiringNew().call(() -> staff.findByEmail(input.email()));
        if (!passwords.matches(input.password(), known.map(Staff::passwordHash))) {
            throw badCredentials();
        }
        Staff owner = known.orElseThrow();
        OpaqueToken token = OpaqueToken.fresh(PREFIX);
        Instant now = clock.instant();
        boolean opened = QuarkusTransaction.requiringNew().call(() -> {
            sessions.sweep(now);
            return sessions.open(token, owner, now, now.plus(LIFE));
        });
        if (!opened) {
            throw badCredentials();
        }
        shown.createdAt("/v1/admin/sessions/current");
        return new AdminSession(token.text(), now.plus(LIFE), AdminStaff.of(owner));
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
    @Operation(
            operationId = "removeCurrentSession",
            summary = "Log out",
            description = "Ends the session. Its token is refused from then on, on every node.")
    public void remove() {
        sessions.end(caller.signedIn().token());
    }

    private static Problem badCredentials() {
        return Problem.of(401, "bad-credentials", "Unauthorized", "E-mail address and password do not belong together.")
                .with("WWW-Authenticate", "Bearer");
    }
}
