package io.masthead.shared.idempotency;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Gives a kept answer again: the same status, bytes, `ETag` and `Location`.
@Singleton
public class ReplayAnswers {

    @ServerExceptionMapper
    Response again(Replay replay) {
        KeptAnswer kept = replay.answer();
        var answer = Response.status(kept.status()).header("Idempotent-Replayed", "true");
        if (kept.etag() != null) {
            answer.header(HttpHeaders.ETAG, kept.etag());
        }
        if (kept.location() != null) {
            answer.header(HttpHeaders.LOCATION, kept.location());
        }
        if (kept.body() != null) {
            answer.type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8")).entity(kept.body());
        }
        return answer.build();
    }
}
