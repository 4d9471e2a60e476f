package io.masthead.shared.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.POST;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/// Claims the key of a request before the transaction of its work begins, and gives it back if the work was
/// refused: what was refused did nothing, so the same key may try again.
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class ClaimingKeys {

    /// Parameters through which bodies come that are never in memory.
    private static final Set<Class<?>> STREAMED = Set.of(InputStream.class, FileUpload.class);

    private final IdempotencyRepository keys;
    private final Claimed claimed;
    private final SentBody sent;
    private final SecurityIdentity identity;
    private final CurrentVertxRequest http;

    ClaimingKeys(
            IdempotencyRepository keys,
            Claimed claimed,
            SentBody sent,
            SecurityIdentity identity,
            CurrentVertxRequest http) {
        this.keys = keys;
        this.claimed = claimed;
        this.sent = sent;
        this.identity = identity;
        this.http = http;
    }

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        Optional<IdempotencyKey> key = takesKey(invocation.getMethod()) ? key() : Optional.empty();
        if (key.isEmpty()) {
            return invocation.proceed();
        }
        Claim claim = QuarkusTransaction.requiringNew().call(() -> keys.claim(key.get()));
        claimed.open(claim);
        boolean done = false;
        try {
            Object answer = invocation.proceed();
            done = true;
            return answer;
        } finally {
            claimed.close();
            if (!done) {
                QuarkusTransaction.requiringNew().run(() -> keys.release(claim));
            }
        }
    }

    private static boolean takesKey(Method method) {
        return method.isAnnotationPresent(POST.class)
                && !method.isAnnotationPresent(PermitAll.class)
                && Stream.of(method.getParameterTypes()).noneMatch(STREAMED::contains);
    }

    private Optional<IdempotencyKey> key() {
        if (http.getCurrent() == null) {
            return Optional.empty();
        }
        HttpServerRequest request = http.getCurrent().request();
        return IdempotencyKey.read(request.headers().getAll(IdempotencyKey.HEADER))
                .map(name -> new IdempotencyKey(
                        identity.getPrincipal().getName(),
                        name,
                        IdempotencyKey.fingerprint(request.method().name(), request.uri(), sent.bytes())));
    }
}
