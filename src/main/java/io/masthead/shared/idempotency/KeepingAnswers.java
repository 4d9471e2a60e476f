package io.masthead.shared.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.shared.http.Shown;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/// Keeps the answer in the very transaction that did the work. An operation that works in transactions of its own has
/// its answer kept right after them: done again after a crash in between, it has to be refused by what it finds.
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class KeepingAnswers {

    private final IdempotencyRepository keys;
    private final Claimed claimed;
    private final Shown shown;
    private final ObjectMapper json;

    KeepingAnswers(IdempotencyRepository keys, Claimed claimed, Shown shown, ObjectMapper json) {
        this.keys = keys;
        this.claimed = claimed;
        this.shown = shown;
        this.json = json;
    }

    @AroundInvoke
    Object keep(InvocationContext invocation) throws Exception {
        Optional<Claim> claim = claimed.current();
        Object answer = invocation.proceed();
        if (claim.isPresent()) {
            KeptAnswer kept = kept(invocation.getMethod(), answer);
            QuarkusTransaction.joiningExisting().run(() -> keys.keep(claim.get(), kept));
            claimed.close();
        }
        return answer;
    }

    private KeptAnswer kept(Method method, Object answer) throws JsonProcessingException {
        int status = status(method, answer);
        if (method.isAnnotationPresent(ShowsSecret.class)) {
            return new KeptAnswer(status, true, null, null, null);
        }
        Object entity = entity(answer);
        byte[] body = entity == null ? null : json.writeValueAsBytes(entity);
        return new KeptAnswer(
                status, false, shown.etag().orElse(null), shown.location().orElse(null), body);
    }

    private static int status(Method method, Object answer) {
        return switch (answer) {
            case RestResponse<?> response -> response.getStatus();
            case Response response -> response.getStatus();
            case null -> 204;
            default ->
                Optional.ofNullable(method.getAnnotation(ResponseStatus.class))
                        .map(ResponseStatus::value)
                        .orElse(200);
        };
    }

    private static Object entity(Object answer) {
        return switch (answer) {
            case RestResponse<?> response -> response.getEntity();
            case Response response -> response.getEntity();
            case null -> null;
            default -> answer;
        };
    }
}
