package io.masthead.staff;

import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.idempotency.ShowsSecret;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.Slice;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.masthead.shared.token.OpaqueToken;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Tokens that staff make for programs. A token never changes; it is made, and revoked.
@Path("/v1/admin/tokens")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
@Tag(name = "API tokens (staff)", description = "For programs that work for the newsroom.")
public class TokenAdminResource {

    /// How a token for a program begins.
    static final String PREFIX = "mht_";

    static final Duration LONGEST_LIFE = Duration.ofDays(366);

    /// How many one person may have at a time.
    static final int MOST = 50;

    private final StaffTokens tokens;
    private final Caller caller;
    private final Cursors cursors;
    private final Validation validation;
    private final Shown shown;
    private final Clock clock;

    TokenAdminResource(
            StaffTokens tokens, Caller caller, Cursors cursors, Validation validation, Shown shown, Clock clock) {
        this.tokens = tokens;
        this.caller = caller;
        this.cursors = cursors;
        this.validation = validation;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listTokens",
            summary = "List API tokens",
            description = "Your own; admins see everybody's. In the order in which they were made.")
    public AdminTokenPage list(
            @Parameter(description = "Only what this member of staff made, by id.") @RestQuery @Size(max = 200)
                    String staff,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        Id of = owner(staff);
        String name = "admin/tokens " + of;
        long after =
                cursors.read(name, cursor, at -> Long.parseLong(at.getFirst())).orElse(Long.MIN_VALUE);
        var page = Slice.of(
                tokens.page(of, after, limit + 1),
                limit,
                last -> cursors.write(name, last.id().value()));
        return new AdminTokenPage(page.data(), page.page());
    }

    @GET
    @Path("/current")
    @NeedsScope("")
    @AlsoAnswers(404)
    @Operation(
            operationId = "readCurrentToken",
            summary = "Read the token you came with",
            description = "For programs: what the API token of this request may do, and until when. Needs no scope.")
    public AdminToken current() {
        if (caller.signedIn().by() instanceof Credential.ApiToken token) {
            return existing(token.id().toString());
        }
        throw Problem.notFound("token");
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readToken",
            summary = "Read an API token",
            description = "Everything of it but its secret. Somebody else's is found by admins only.")
    public AdminToken read(@Parameter(description = "Its id.") @RestPath String id) {
        return existing(id);
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @ShowsSecret
    @Operation(
            operationId = "createToken",
            summary = "Make an API token",
            description = "Makes a token for a program. It may do what its scopes name and your role allows, ends with"
                    + " your suspension, and is shown this once.")
    public AdminNewToken create(TokenInput body) {
        TokenInput input = validation.check(body);
        Instant now = clock.instant();
        Instant end = input.expiresAt() == null ? now.plus(LONGEST_LIFE) : input.expiresAt();
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST_LIFE))) {
            throw Problem.invalid("/expiresAt", "out-of-range", "In the future, and within 366 days.");
        }
        List<Scope> scopes = scopes(input.scopes());
        if (tokens.count(caller.id(), now) >= MOST) {
            throw Problem.conflict("too-many-tokens", "You have " + MOST + " tokens. Revoke one first.", List.of());
        }
        AdminNewToken made = tokens.add(OpaqueToken.fresh(PREFIX), caller.signedIn(), input.name(), scopes, now, end);
        shown.createdAt("/v1/admin/tokens/" + made.id());
        return made;
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "revokeToken",
            summary = "Revoke an API token",
            description = "It is refused from the next request on, on every node. Somebody else's, by admins only.")
    public void revoke(@Parameter(description = "Its id.") @RestPath String id) {
        tokens.revoke(existing(id).id());
    }

    private List<Scope> scopes(List<String> names) {
        List<Scope> scopes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String pointer = "/scopes/" + i;
            Scope scope = Scope.named(names.get(i))
                    .orElseThrow(() -> Problem.invalid(pointer, "unknown-scope", "There is no such scope."));
            if (!scope.suits(caller.role())) {
                throw Problem.invalid(pointer, "scope-beyond-role", "Your role does not allow this.");
            }
            if (!scopes.contains(scope)) {
                scopes.add(scope);
            }
        }
        return scopes;
    }

    private Id owner(String staff) {
        Id asked = staff == null
                ? null
                : Id.parse(staff)
                        .orElseThrow(() -> Problem.badParameter("staff", "not-an-id", "An id of 13 characters.", null));
        if (caller.may(Role.ADMIN)) {
            return asked;
        }
        if (asked != null && !asked.equals(caller.id())) {
            throw Problem.forbidden("Only admins see the tokens of others.");
        }
        return caller.id();
    }

    private AdminToken existing(String id) {
        return Id.parse(id)
                .flatMap(tokens::find)
                .filter(token -> caller.may(Role.ADMIN) || token.staff().equals(caller.id()))
                .orElseThrow(() -> Problem.notFound("token"));
    }
}
