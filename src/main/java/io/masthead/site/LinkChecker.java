package io.masthead.site;

import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.outbound.CallRefused;
import io.masthead.shared.outbound.Outbound;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Asks once a day whether somebody answers at the addresses of friend links, and writes down what came of it. It
/// removes nothing: that is for editors. Whoever writes the next turn of a link down first, asks: so any number of
/// nodes may run this.
@Singleton
public class LinkChecker {

    private static final Logger LOG = Logger.getLogger(LinkChecker.class);
    private static final int AT_ONCE = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LITTLE = 1024;

    /// Beyond this a link is somebody else's turn again, should its node have ended.
    private static final Duration TURN = Duration.ofMinutes(5);

    private final EntityManager database;
    private final Outbound outbound;
    private final Clock clock;

    private record Due(Id link, String address) {}

    LinkChecker(EntityManager database, Outbound outbound, Clock clock) {
        this.database = database;
        this.outbound = outbound;
        this.clock = clock;
    }

    /// Asks for some of those whose turn it is.
    @Scheduled(every = "${masthead.links.check-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    public void check() throws InterruptedException {
        // Nodes that come for the same links may meet in a deadlock.
        for (Due due : DeadlockRetry.call(this::take)) {
            String fault = ask(due.address);
            DeadlockRetry.call(() -> write(due.link, fault));
        }
    }

    /// Those whose turn it is: never asked for first. Only addresses elsewhere can be asked for.
    private List<Due> take() {
        Instant now = clock.instant();
        List<Due> due = Sql.of(
                        "select l.id, l.url from friend_link l left join link_check c on c.link_id = l.id"
                                + " where l.url like 'http%' and (l.valid_to is null or l.valid_to > ?)"
                                + " and (c.next_at is null or c.next_at <= ?) order by c.next_at, l.id limit ?",
                        now, now, AT_ONCE)
                .rows(database)
                .stream()
                .map(row -> new Due(row.id(0), row.text(1)))
                .toList();
        return due.stream().filter(one -> isOurs(one.link, now)).toList();
    }

    private boolean isOurs(Id link, Instant now) {
        database.createNativeQuery("insert ignore into link_check (link_id, next_at, failures) values (?1, ?2, 0)")
                .setParameter(1, link.value())
                .setParameter(2, now)
                .executeUpdate();
        return database.createNativeQuery("update link_check set next_at = ?3 where link_id = ?1 and next_at <= ?2")
                        .setParameter(1, link.value())
                        .setParameter(2, now)
                        .setParameter(3, now.plus(TURN))
                        .executeUpdate()
                == 1;
    }

    private boolean write(Id link, String fault) {
        LinkCheck check = database.find(LinkCheck.class, link.value(), LockModeType.PESSIMISTIC_WRITE);
        if (check != null) {
            check.found(fault, clock.instant());
        }
        return check != null;
    }

    /// @return why the address counts as failing, or `null`
    private String ask(String address) throws InterruptedException {
        try {
            int status = status("HEAD", address);
            // Some do not know HEAD, or not from programs.
            return fault(status >= 400 ? status("GET", address) : status);
        } catch (CallRefused refused) {
            return refused.code();
        } catch (IOException silent) {
            LOG.debugf("%s does not answer: %s", address, silent.getMessage());
            return "no-answer";
        }
    }

    private int status(String method, String address) throws IOException, InterruptedException {
        var headers = Map.of("User-Agent", "Masthead link checker", "Accept", "*/*");
        return outbound.send(new Outbound.Call(method, address, headers, new byte[0], PATIENCE, LITTLE))
                .status();
    }

    /// Who asks for a name, forbids us or is too busy is there; a redirect leads on.
    private static String fault(int status) {
        boolean isThere = status < 400 || status == 401 || status == 403 || status == 429;
        return isThere ? null : "status-" + status;
    }
}
