package io.masthead.partner;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;

/// Finds partners.
@Singleton
public class PartnerRepository implements PanacheRepositoryBase<Partner, Long> {

    /// How far a partner says that it has read the change log.
    ///
    /// @param seq the number of the last entry, or `null` if it never said so
    public record Acknowledged(Long seq, Instant at) {}

    public Acknowledged acknowledged(Id partner) {
        return Sql.of("select acknowledged_seq, acknowledged_at from partner where id = ?", partner)
                .rows(getEntityManager())
                .stream()
                .map(row -> new Acknowledged(row.absent(0) ? null : row.number(0), row.instant(1)))
                .findFirst()
                .orElse(new Acknowledged(null, null));
    }

    /// Writes that down, in the caller's transaction; it never goes back.
    public void acknowledge(Id partner, long seq, Instant now) {
        Sql.of(
                        "update partner set acknowledged_seq = greatest(coalesce(acknowledged_seq, 0), ?),"
                                + " acknowledged_at = ? where id = ?",
                        seq,
                        now,
                        partner)
                .run(getEntityManager());
    }

    /// Writes down that a partner has another plan from now on, in the caller's transaction.
    void hasPlan(Id partner, Id plan, Instant now) {
        Sql.of(
                        "insert into partner_plan (partner_id, number, plan_id, from_at)"
                                + " select ?, coalesce(max(number), 0) + 1, ?, ? from partner_plan where partner_id = ?",
                        partner,
                        plan,
                        now,
                        partner)
                .run(getEntityManager());
    }

    /// Forgets the plans of a partner that is removed.
    void hasNoPlan(Id partner) {
        Sql.of("delete from partner_plan where partner_id = ?", partner).run(getEntityManager());
    }

    /// @throws Problem `404`
    Partner existing(String id) {
        return Id.parse(id)
                .flatMap(known -> findByIdOptional(known.value()))
                .orElseThrow(() -> Problem.notFound("partner"));
    }
}
