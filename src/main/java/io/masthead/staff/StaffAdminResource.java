package io.masthead.staff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.audit.AuditLog;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.IfMatch;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.MergePatch;
import io.masthead.shared.paging.PagesById;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Staff, for admins.
@Path("/v1/admin/staff")
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(value = Scopes.STAFF_READ, write = Scopes.STAFF_WRITE)
@Tag(name = "Staff (staff)", description = "Who works here, and what they may do.")
public class StaffAdminResource {

    private final StaffRepository staff;
    private final StaffSessions sessions;
    private final StaffTokens tokens;
    private final Passwords passwords;
    private final AuditLog audit;
    private final WriteRecord record;
    private final Validation validation;
    private final MergePatch mergePatch;
    private final PagesById pages;
    private final Shown shown;
    private final Clock clock;

    StaffAdminResource(
            StaffRepository staff,
            StaffSessions sessions,
            StaffTokens tokens,
            Passwords passwords,
            AuditLog audit,
            WriteRecord record,
            Validation validation,
            MergePatch mergePatch,
            PagesById pages,
            Shown shown,
            Clock clock) {
        this.staff = staff;
        this.sessions = sessions;
        this.tokens = tokens;
        this.passwords = passwords;
        this.audit = audit;
        this.record = record;
        this.validation = validation;
        this.mergePatch = mergePatch;
        this.pages = pages;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listStaff",
            summary = "List staff",
            description = "All members of staff in the order in which they came.")
    public AdminStaffPage list(
            @Parameter(
                            description = "Only who has this role.",
                            schema = @Schema(enumeration = {"author", "editor", "admin"}))
                    @RestQuery
                    String role,
            @Parameter(
                            description = "Only who is active, or suspended.",
                            schema = @Schema(enumeration = {"active", "suspended"}))
                    @RestQuery
                    String state,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        Boolean suspended = state == null ? null : state.equals("suspended");
        var page = pages.read(
                "admin/staff " + role + " " + state,
                limit,
                cursor,
                after -> staff.after(after, role, suspended),
                Staff::id);
        return new AdminStaffPage(page.map(AdminStaffMember::of), page.page());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readStaff",
            summary = "Read a member of staff",
            description = "One member of staff, with the version as `ETag`.")
    public AdminStaffMember read(@Parameter(description = "Their id.") @RestPath String id) {
        return answer(staff.existing(id));
    }

    /// Hashes first: who waits for a turn must not hold a connection.
    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "createStaff",
            summary = "Take somebody on",
            description = "Makes an account with a password. Tell them; nothing is sent.")
    public AdminStaffMember create(NewStaffInput body) {
        NewStaffInput input = validation.check(body);
        String hash = passwords.hash(input.password());
        return QuarkusTransaction.requiringNew().call(() -> {
            requireFree(input.email(), null);
            Staff fresh =
                    new Staff(Id.next(), input.email(), input.name(), Role.of(input.role()), hash, clock.instant());
            staff.persistAndFlush(fresh);
            record.written(fresh.id(), null, fresh.version());
            shown.createdAt("/v1/admin/staff/" + fresh.id());
            return answer(fresh);
        });
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "replaceStaff",
            summary = "Write a member of staff anew",
            description = "Another role counts from their next request on, in sessions that are open too.")
    public AdminStaffMember replace(
            @Parameter(description = "Their id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            StaffInput body) {
        return revise(guarded(id, ifMatch), validation.check(body));
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes(MergePatch.TYPE)
    @Operation(
            operationId = "patchStaff",
            summary = "Change a member of staff",
            description = "A JSON Merge Patch (RFC 7396): what is named changes.")
    public AdminStaffMember patch(
            @Parameter(description = "Their id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            JsonNode patch)
            throws JsonProcessingException {
        Staff member = guarded(id, ifMatch);
        StaffInput current = AdminStaffMember.of(member).input();
        return revise(member, validation.check(mergePatch.apply(current, patch, StaffInput.class)));
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "removeStaff",
            summary = "Remove a member of staff",
            description = "Only somebody who never did anything here, such as an account made by mistake. Whoever has"
                    + " worked stays in the log and in the articles: suspend them.")
    public void remove(
            @Parameter(description = "Their id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        Staff member = guarded(id, ifMatch);
        if (member.role() == Role.ADMIN) {
            staff.requireAnotherAdmin(member);
        }
        if (audit.knows(member.id())) {
            throw Problem.conflict("staff-in-use", "They have worked here. Suspend them instead.", List.of("suspend"));
        }
        staff.delete(member);
    }

    @POST
    @Path("/{id}/suspend")
    @Transactional
    @Operation(
            operationId = "suspendStaff",
            summary = "Suspend a member of staff",
            description = "Ends their sessions and revokes their API tokens at once. What they made stays.")
    public AdminStaffMember suspend(
            @Parameter(description = "Their id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        Staff member = guarded(id, ifMatch);
        if (member.role() == Role.ADMIN && member.isActive()) {
            staff.requireAnotherAdmin(member);
        }
        member.suspend(clock.instant());
        staff.flush();
        sessions.endAll(member.id());
        tokens.revokeAll(member.id());
        return answer(member);
    }

    @POST
    @Path("/{id}/reinstate")
    @Transactional
    @Operation(
            operationId = "reinstateStaff",
            summary = "Reinstate a member of staff",
            description = "They may log in again, with the password they had. API tokens do not come back.")
    public AdminStaffMember reinstate(
            @Parameter(description = "Their id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        Staff member = guarded(id, ifMatch);
        member.reinstate();
        staff.flush();
        return answer(member);
    }

    /// Hashes first, as [#create] does.
    @POST
    @Path("/{id}/reset-password")
    @Operation(
            operationId = "resetStaffPassword",
            summary = "Give somebody another password",
            description = "Ends all their sessions. API tokens live on; revoke those apart.")
    public AdminStaffMember resetPassword(
            @Parameter(description = "Their id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            PasswordInput body) {
        PasswordInput input = validation.check(body);
        QuarkusTransaction.requiringNew()
                .run(() -> IfMatch.check(ifMatch, staff.existing(id).version()));
        String hash = passwords.hash(input.password());
        return QuarkusTransaction.requiringNew().call(() -> {
            Staff member = staff.existing(id);
            int before = member.version();
            IfMatch.check(ifMatch, before);
            if (member.issuer().isPresent()) {
                throw Problem.conflict("no-password", "They come from an issuer and have no password here.", List.of());
            }
            member.setPassword(hash);
            staff.flush();
            sessions.endAll(member.id());
            record.written(member.id(), before, member.version());
            return answer(member);
        });
    }

    private AdminStaffMember revise(Staff member, StaffInput input) {
        Role role = Role.of(input.role());
        if (member.issuer().isPresent() && role != member.role()) {
            throw Problem.invalid("/role", "role-from-issuer", "Their role comes from the issuer. Change it there.");
        }
        if (member.role() == Role.ADMIN && role != Role.ADMIN && member.isActive()) {
            staff.requireAnotherAdmin(member);
        }
        requireFree(input.email(), member);
        member.revise(input.email(), input.name(), role);
        staff.flush();
        return answer(member);
    }

    private void requireFree(String email, Staff self) {
        staff.findByEmail(email).filter(other -> other != self).ifPresent(other -> {
            throw Problem.conflict("email-taken", "Somebody else has this e-mail address.", List.of());
        });
    }

    /// The roster first: whoever waited for it has to read anew what stands.
    private Staff guarded(String id, String ifMatch) {
        staff.lockRoster();
        Staff member = staff.existing(id);
        IfMatch.check(ifMatch, member.version());
        return member;
    }

    private AdminStaffMember answer(Staff member) {
        shown.version(member.version());
        return AdminStaffMember.of(member);
    }
}
