package io.masthead.partner;

import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.database.Sql;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Optional;

/// A partner's requests of one day (UTC), over all its keys of an environment. Nodes take blocks of it in the database
/// before they use them: however many nodes there are, and whenever one crashes, no more is handed out than the plan
/// allows.
@Singleton
class Quota {

    /// A block is a hundredth of what is left: so much is lost at most when a node crashes.
    private static final long PARTS = 100;

    private final EntityManager database;

    Quota(EntityManager database) {
        this.database = database;
    }

    /// What was got.
    ///
    /// @param many 0 if nothing is left
    /// @param behind what is left for everybody after it
    record Block(long many, long behind) {}

    /// Takes a block; what stands in the row decides, whoever else writes it at the same time.
    Block take(Licence licence, LocalDate day) {
        enter(licence, day);
        while (true) {
            Optional<Block> block = DeadlockRetry.call(() -> tryOnce(licence, day));
            if (block.isPresent()) {
                return block.get();
            }
        }
    }

    private void enter(Licence licence, LocalDate day) {
        DeadlockRetry.run(() -> Sql.of(
                        "insert ignore into partner_quota (partner_id, environment, day, taken) values (?, ?, ?, 0)",
                        licence.partner(),
                        licence.environment(),
                        day)
                .run(database));
    }

    private Optional<Block> tryOnce(Licence licence, LocalDate day) {
        long taken = Sql.of(
                        "select taken from partner_quota where partner_id = ? and environment = ? and day = ?",
                        licence.partner(),
                        licence.environment(),
                        day)
                .rows(database)
                .getFirst()
                .number(0);
        long left = licence.terms().requestsPerDay() - taken;
        if (left <= 0) {
            return Optional.of(new Block(0, 0));
        }
        long block = Math.max(1, left / PARTS);
        int won = Sql.of(
                        "update partner_quota set taken = ? where partner_id = ? and environment = ? and day = ?"
                                + " and taken = ?",
                        taken + block,
                        licence.partner(),
                        licence.environment(),
                        day,
                        taken)
                .run(database);
        return won == 0 ? Optional.empty() : Optional.of(new Block(block, left - block));
    }
}
