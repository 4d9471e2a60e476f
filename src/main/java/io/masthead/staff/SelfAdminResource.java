package io.masthead.staff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.shared.http.ClientAddress;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.IfMatch;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Shown;
import io.masthead.shared.json.MergePatch;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;

/// What everybody on the staff may see and change of themselves.
@Path("/v1/admin/staff/me")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
@Tag(name = "Staff (staff)", description = "Who works here, and what they may do.")
public class SelfAdminResource {

    private final StaffRepository staff;
    private final StaffSessions sessions;
    private final Passwords passwords;
    private final Logins logins;
    private final Caller caller;
    private final ClientAddress address;
    private final WriteRecord record;
    private final Validation validation;
    private final MergePatch mergePatch;
    private final Shown shown;

    SelfAdminResource(
            StaffRepository staff,
            StaffSessions sessions,
            Passwords passwords,
            Logins logins,
            Caller caller,
            ClientAddress address,
            WriteRecord record,
            Validation validation,
            MergePatch mergePatch,
            Shown shown) {
        this.staff = staff;
        this.sessions = sessions;
        this.passwords = passwords;
        this.logins = logins;
        this.caller = caller;
        this.address = address;
        this.record = record;
        this.validation = validation;
        this.mergePatch = mergePatch;
        this.shown = shown;
    }

    @GET
    @Operation(
            operationId = "readSelf",
            summary = "Read yourself",
            description = "Your own account, with its version as `ETag`.")
    public AdminStaffMember read() {
        return answer(self());
    }

    @PATCH
    @Transactional
    @Consumes(MergePatch.TYPE)
    @Operation(
            operationId = "patchSelf",
            summary = "Change yourself",
            description = "A JSON Merge Patch (RFC 7396) of your name. Address and role are the admins' to change.")
    @RequestBody(content = @Content(mediaType = MergePatch.TYPE, schema = @Schema(implementation = SelfInput.class)))
    public AdminStaffMember patch(
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            JsonNode patch)
            throws JsonProcessingException {
        Staff self = self();
        IfMatch.check(ifMatch, self.version());
        SelfInput current = new SelfInput(self.name());
        self.rename(validation
                .check(mergePatch.apply(current, patch, SelfInput.class))
                .name());
        staff.flush();
        return answer(self);
    }

    /// The old password guards it, so it needs no `If-Match`. Works in short transactions around the hashes.
    @POST
    @Path("/password")
    @AlsoAnswers(429)
    @Operation(
            operationId = "changePassword",
            summary = "Change your password",
            description = "Ends your other sessions. Failures count like those of logins.")
    public void changePassword(PasswordChangeInput body) {
        PasswordChangeInput input = validation.check(body);
        SignedIn who = caller.signedIn();
        if (QuarkusTransaction.requiringNew().call(() -> self().passwordHash()) == null) {
            throw Problem.conflict("no-password", "You come from an issuer and have no password here.", List.of());
        }
        String before = logins.judge(who.email(), input.currentPassword(), address.current())
                .orElseThrow(() -> Problem.invalid("/currentPassword", "wrong-password", "This is not your password."))
                .passwordHash();
        String hash = passwords.hash(input.newPassword());
        QuarkusTransaction.requiringNew().run(() -> {
            Staff self = self();
            if (!before.equals(self.passwordHash())) {
                throw IfMatch.stale();
            }
            int version = self.version();
            self.setPassword(hash);
            staff.flush();
            sessions.endOthers(who);
            record.written(self.id(), version, self.version());
        });
    }

    private Staff self() {
        return staff.existing(caller.id().toString());
    }

    private AdminStaffMember answer(Staff member) {
        shown.version(member.version());
        return AdminStaffMember.of(member);
    }
}
