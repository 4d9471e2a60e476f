package io.masthead.staff;

import io.masthead.shared.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.Optional;

/// People whom an issuer vouches for. They are taken on when they are first seen, and have the role that their token
/// says, no other. An account that was made here is never handed to somebody from outside, whatever e-mail address
/// they bring: an admin gives it another address first.
@Singleton
class IssuedIdentities {

    private static final WriteOperation ADMITTED =
            new WriteOperation("admitFromIssuer", "POST", "/v1/admin/staff", "staff", -1, -1);

    private final TokenIssuer issuer;
    private final StaffRepository staff;
    private final WriteRecord record;
    private final Clock clock;

    IssuedIdentities(TokenIssuer issuer, StaffRepository staff, WriteRecord record, Clock clock) {
        this.issuer = issuer;
        this.staff = staff;
        this.record = record;
        this.clock = clock;
    }

    /// Whom a token belongs to.
    ///
    /// @return nobody if it is no good token, or of somebody who is suspended here
    /// @throws Problem `403` if a good token does not make its owner a member of staff
    Optional<SignedIn> find(String token) {
        return issuer.check(token).map(this::known).filter(Staff::isActive).map(IssuedIdentities::signedIn);
    }

    private Staff known(Issued token) {
        Optional<Staff> known =
                QuarkusTransaction.requiringNew().call(() -> staff.findBySubject(token.issuer(), token.subject()));
        if (known.isPresent() && known.get().role() == token.role()) {
            return known.get();
        }
        try {
            return QuarkusTransaction.requiringNew().call(() -> admit(token));
        } catch (PersistenceException twice) {
            // Another request of theirs was faster.
            return QuarkusTransaction.requiringNew()
                    .call(() -> staff.findBySubject(token.issuer(), token.subject()))
                    .orElseThrow(() -> twice);
        }
    }

    private Staff admit(Issued token) {
        Staff member = staff.findBySubject(token.issuer(), token.subject()).orElseGet(() -> bearerOfAddress(token));
        if (member != null && member.role() == token.role()) {
            return member;
        }
        Integer before = member == null ? null : member.version();
        if (member == null) {
            member = Staff.of(token, clock.instant());
            staff.persist(member);
        } else {
            member.revise(member.email(), member.name(), token.role());
        }
        staff.flush();
        record.admitted(signedIn(member), ADMITTED, before, member.version());
        return member;
    }

    /// Nobody, or themselves if another request of theirs has made them just now.
    private Staff bearerOfAddress(Issued token) {
        if (token.email() == null) {
            throw Problem.of(
                    403,
                    "email-not-verified",
                    "Forbidden",
                    "Your issuer does not vouch for an e-mail address of yours.");
        }
        Optional<Staff> bearer = staff.findByEmail(token.email());
        if (bearer.isPresent() && !bearer.get().isVouchedFor(token)) {
            throw Problem.of(
                    403,
                    "account-exists",
                    "Forbidden",
                    "An account with your e-mail address was made here before. An admin has to give it another address"
                            + " first.");
        }
        return bearer.orElse(null);
    }

    private static SignedIn signedIn(Staff member) {
        return new SignedIn(member.id(), member.email(), member.name(), member.role(), new Credential.Issued());
    }
}
