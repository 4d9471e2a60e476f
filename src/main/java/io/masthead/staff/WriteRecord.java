package io.masthead.staff;

import io.masthead.audit.AuditEntry;
import io.masthead.audit.AuditLog;
import io.masthead.shared.http.Gate;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes down in the audit log what staff did, in the transaction that does it.
///
/// Operations that are `@Transactional` need not think of it: [RecordingWrites] calls here for them. One that works in
/// transactions of its own calls [#written] in each of them that writes.
@Singleton
public class WriteRecord {

    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"v([0-9]{1,9})\"");

    private final AuditLog log;
    private final Caller caller;
    private final CurrentWrite current;
    private final CurrentVertxRequest http;
    private final Shown shown;
    private final Clock clock;

    WriteRecord(AuditLog log, Caller caller, CurrentWrite current, CurrentVertxRequest http, Shown shown, Clock clock) {
        this.log = log;
        this.caller = caller;
        this.current = current;
        this.http = http;
        this.shown = shown;
        this.clock = clock;
    }

    /// Writes down that the current operation wrote this thing, in the current transaction. Does nothing where there is
    /// no such operation: what the application does by itself, unasked, is no write of staff's.
    ///
    /// @param from the version before, `null` for something new
    /// @param to the version now, `null` for something that is gone
    public void written(Id subject, Integer from, Integer to) {
        if (Arc.container().requestContext().isActive()) {
            current.operation()
                    .ifPresent(operation -> append(caller.signedIn(), operation, subject.toString(), from, to, null));
        }
    }

    /// Writes down a login: the one write whose caller is known only by what it did.
    void opened(SignedIn who) {
        WriteOperation operation = current.operation().orElseThrow();
        append(who, operation, String.valueOf(who.by().id()), null, null, null);
    }

    /// Writes down that somebody came in from outside, or with another role.
    void admitted(SignedIn who, WriteOperation operation, Integer from, int to) {
        append(who, operation, who.id().toString(), from, to, null);
    }

    /// Writes down an operation that is done but for its commit.
    void done(WriteOperation operation, Object[] arguments, Object answer) {
        append(
                caller.signedIn(),
                operation,
                subject(operation, arguments, answer).orElse(null),
                operation.ifMatchAt() < 0 ? null : shown.before().orElse(null),
                answer == null ? null : shown.etag().map(WriteRecord::version).orElse(null),
                member(answer, "revision", Integer.class).orElse(null));
    }

    private Optional<String> subject(WriteOperation operation, Object[] arguments, Object answer) {
        Optional<String> ofAnswer = member(answer, "id", Id.class).map(Id::toString);
        if (operation.idAt() < 0) {
            return ofAnswer;
        }
        String named = String.valueOf(arguments[operation.idAt()]);
        if (Id.parse(named).isPresent()) {
            return Optional.of(named);
        }
        return shown.subject().map(Id::toString).or(() -> ofAnswer).or(() -> Optional.of(shortened(named)));
    }

    private void append(
            SignedIn who, WriteOperation operation, String subject, Integer from, Integer to, Integer revision) {
        log.append(new AuditEntry(
                Id.next(),
                clock.instant(),
                who.id(),
                who.name(),
                who.by().via(),
                who.by().id(),
                operation.name(),
                operation.method(),
                operation.path(),
                operation.subject(),
                subject,
                from,
                to,
                revision == null ? null : shown.revisionBefore().orElse(null),
                revision,
                http.getCurrent() == null ? null : Gate.requestId(http.getCurrent())));
    }

    private static Integer version(String tag) {
        Matcher version = VERSION.matcher(tag == null ? "" : tag.strip());
        return version.matches() ? Integer.valueOf(version.group(1)) : null;
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(200, name.length()));
    }

    /// What a record says of itself under this name.
    private static <T> Optional<T> member(Object answer, String name, Class<T> type) {
        if (!(answer instanceof Record)) {
            return Optional.empty();
        }
        for (RecordComponent component : answer.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                return Optional.ofNullable(call(component.getAccessor(), answer))
                        .filter(type::isInstance)
                        .map(type::cast);
            }
        }
        return Optional.empty();
    }

    private static Object call(Method accessor, Object answer) {
        try {
            accessor.trySetAccessible();
            return accessor.invoke(answer);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record can be read", impossible);
        }
    }
}
