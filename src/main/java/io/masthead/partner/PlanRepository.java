package io.masthead.partner;

import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/// Keeps plans, and every version they ever had. Each change is logged under `plan`: nodes forget what they know of the
/// plan, and whoever follows the log works out from two versions what partners gained and lost.
@Singleton
public class PlanRepository implements PanacheRepositoryBase<Plan, Long> {

    private static final String SUBJECT = "plan";
    private static final PlanTerms.Column TERMS = new PlanTerms.Column();

    private final ChangeLog log;
    private final Clock clock;

    PlanRepository(ChangeLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /// @throws Problem `404`
    public Plan existing(String id) {
        return Id.parse(id)
                .flatMap(known -> findByIdOptional(known.value()))
                .orElseThrow(() -> Problem.notFound(SUBJECT));
    }

    /// Writes a new plan, or the next version of one, in the caller's transaction.
    ///
    /// @param type `create` or `update`
    /// @throws Problem `409` if another plan is called so
    public void write(String type, Plan plan) {
        if (count("name = ?1 and id <> ?2", plan.name(), plan.id().value()) > 0) {
            throw Problem.conflict("plan-exists", "Another plan is called so.", List.of());
        }
        persistAndFlush(plan);
        int fresh = Sql.of(
                        "insert ignore into plan_version (plan_id, version, name, terms, from_at) values (?, ?, ?, ?, ?)",
                        plan.id(),
                        plan.version(),
                        plan.name(),
                        TERMS.convertToDatabaseColumn(plan.terms()),
                        clock.instant())
                .run(getEntityManager());
        if (fresh > 0) {
            note(type, plan);
        }
    }

    /// Removes a plan that no partner has; its versions stay.
    ///
    /// @throws Problem `409` while a partner has it
    public void remove(Plan plan) {
        boolean used = !Sql.of("select 1 from partner where plan_id = ? limit 1", plan.id())
                .rows(getEntityManager())
                .isEmpty();
        if (used) {
            throw Problem.conflict("plan-in-use", "Partners have this plan. Give them another one first.", List.of());
        }
        note("remove", plan);
        delete(plan);
    }

    private void note(String type, Plan plan) {
        log.note(Change.of(type, SUBJECT, plan.id(), List.of("plan:" + plan.id())));
    }
}
