package io.masthead.shared.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.shared.problem.Problem;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/// Writes problems where no resource is at work yet.
@Singleton
public class ProblemWriter {

    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    /// Ends the request with this problem, as [ProblemAnswers] would.
    public void write(RoutingContext context, Problem problem) {
        var response = context.response();
        problem.headers().forEach(response::putHeader);
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store");
        try {
            byte[] body =
                    json.writeValueAsBytes(problem.detail(context.request().path(), Gate.requestId(context)));
            if (context.request().method().equals(HttpMethod.HEAD)) {
                response.putHeader("Content-Length", Integer.toString(body.length))
                        .end();
            } else {
                response.end(io.vertx.core.buffer.Buffer.buffer(body));
            }
        } catch (JsonProcessingException impossible) {
            context.fail(impossible);
        }
    }
}
