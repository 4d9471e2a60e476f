package io.masthead.shared.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.masthead.shared.id.Id;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The one shape of everything that goes wrong (RFC 9457), as it crosses the wire.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem", description = "What went wrong, as RFC 9457 has it.")
public record ProblemDetail(
        @Schema(
                required = true,
                description = "Names the kind of problem.",
                examples = "urn:masthead:problem:not-found")
        URI type,

        @Schema(required = true, description = "The kind in words.", examples = "Not found", maxLength = 200)
        String title,

        @Schema(required = true, description = "The HTTP status.", examples = "404", minimum = "400", maximum = "599")
        int status,

        @Schema(
                required = true,
                description = "What happened and what to do about it.",
                examples = "There is no article at this address.",
                maxLength = 2000)
        String detail,

        @Schema(
                required = true,
                description = "The path of the request.",
                examples = "/v1/articles/no-such-article",
                maxLength = LONGEST_INSTANCE)
        String instance,

        @Schema(
                required = true,
                description = "Stable, kebab-case: what programs look at.",
                examples = "not-found",
                maxLength = 60)
        String code,

        @Schema(
                required = true,
                description = "The request's id, as in `X-Request-Id` and in our log.",
                examples = "0MZ5Q4T2C8V1K",
                maxLength = 100)
        String requestId,

        @Schema(description = "What is wrong, place by place.", maxItems = 100)
        List<FieldFault> errors,

        @Schema(description = "For content that left: the article's id.")
        Id articleId,

        @Schema(description = "For content that left: when it left.")
        Instant withdrawnAt,

        @Schema(description = "For content that left: why, if that is public.", maxLength = 1000)
        String reason,

        @Schema(description = "What would have been allowed instead.", maxItems = 100)
        List<@Size(max = 200) String> allowed) {

    static final int LONGEST_INSTANCE = 8192;
}
