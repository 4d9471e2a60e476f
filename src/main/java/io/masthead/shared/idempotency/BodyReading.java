package io.masthead.shared.idempotency;

import io.masthead.shared.http.BodyLimit;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Keeps the body of a request that carries a key, so that it can be told from another one. Runs behind [BodyLimit],
/// which bounds it.
@Provider
@Singleton
@Priority(Priorities.USER + 1)
public class BodyReading implements ReaderInterceptor {

    private final SentBody sent;

    BodyReading(SentBody sent) {
        this.sent = sent;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getHeaders().containsKey(IdempotencyKey.HEADER) && BodyLimit.isJson(context.getMediaType())) {
            byte[] bytes = context.getInputStream().readAllBytes();
            sent.is(bytes);
            context.setInputStream(new ByteArrayInputStream(bytes));
        }
        return context.proceed();
    }
}
