package io.masthead.search;

import io.masthead.shared.database.Sql;
import io.masthead.tally.CounterTable;
import io.masthead.tally.Increment;
import io.masthead.tally.Once;
import io.masthead.tally.Tally;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/// Keeps what readers look for and do not find: the words, by day, and nothing of who they are. Whatever may be an
/// address or a number of somebody is not kept, and of each day only so many different words.
@Singleton
class SearchMisses {

    private static final Logger LOG = Logger.getLogger(SearchMisses.class);
    private static final CounterTable MISSES = new CounterTable("search_miss", List.of("day", "words_hash"), "misses");
    private static final int LONGEST = 100;
    private static final int MOST_A_DAY = 1_000;
    private static final int DAYS_KEPT = 30;
    private static final int MOST_DIGITS = 6;

    private final EntityManager database;
    private final Tally tally;
    private final Clock clock;
    private final Set<Long> known = new HashSet<>();
    private LocalDate today = LocalDate.MIN;

    SearchMisses(EntityManager database, Tally tally, Clock clock) {
        this.database = database;
        this.tally = tally;
        this.clock = clock;
    }

    /// Counts a search that found nothing. It fails without a word to the reader.
    void count(Asked asked, String typed) {
        String words = asked.whole();
        if (words.isEmpty() || words.length() > LONGEST || isPersonal(typed)) {
            return;
        }
        LocalDate day = day();
        long hash = Once.of("search", words, clock.instant()).high();
        try {
            if (enter(day, hash, words)) {
                tally.count(List.of(new Increment(List.of(MISSES.counter(number(day), hash)), List.of())))
                        .whenComplete((counted, failed) -> {
                            if (failed != null) {
                                LOG.debug("a search without hits was not counted", failed);
                            }
                        });
            }
        } catch (RuntimeException failed) {
            LOG.debug("a search without hits was not counted", failed);
        }
    }

    /// The most frequent of a day; one statement.
    List<SearchMiss> list(LocalDate day, int limit) {
        return Sql.of(
                        "select w.words, m.misses from search_miss m join search_miss_words w"
                                + " on w.words_hash = m.words_hash where m.day = ?"
                                + " order by m.misses desc, w.words limit ?",
                        number(day),
                        limit)
                .rows(database)
                .stream()
                .map(row -> new SearchMiss(row.text(0), row.number(1)))
                .toList();
    }

    LocalDate day() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /// Mail addresses, and numbers of telephones, people and accounts.
    private static boolean isPersonal(String typed) {
        return typed.indexOf('@') >= 0
                || typed.indexOf('＠') >= 0
                || typed.codePoints().filter(Character::isDigit).count() > MOST_DIGITS;
    }

    /// Enters the words if they are new to this node today.
    ///
    /// @return whether they are among those that are kept
    private boolean enter(LocalDate day, long hash, String words) {
        boolean first;
        synchronized (this) {
            first = !day.equals(today);
            if (first) {
                today = day;
                known.clear();
            }
            if (known.contains(hash)) {
                return true;
            }
            if (known.size() == MOST_A_DAY) {
                return false;
            }
            known.add(hash);
        }
        QuarkusTransaction.requiringNew().run(() -> {
            if (first) {
                purge(day.minusDays(DAYS_KEPT));
            }
            Sql.of("insert ignore into search_miss_words (words_hash, words) values (?, ?)", hash, words)
                    .run(database);
        });
        return true;
    }

    private void purge(LocalDate before) {
        Sql.of("delete from search_miss where day < ?", number(before)).run(database);
        Sql.of("delete w from search_miss_words w left join search_miss m on m.words_hash = w.words_hash"
                        + " where m.words_hash is null")
                .run(database);
    }

    private static long number(LocalDate day) {
        return day.getYear() * 10_000L + day.getMonthValue() * 100L + day.getDayOfMonth();
    }
}
