package io.masthead.shared.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is wrong with one place of a request.
///
/// @param pointer a JSON Pointer (RFC 6901) into the body, or the name of a parameter
/// @param code stable, kebab-case
/// @param message one sentence for people
@Schema(description = "What is wrong with one place of a request.")
public record FieldFault(
        @Schema(
                required = true,
                description = "JSON Pointer into the body (RFC 6901), or the name of a parameter.",
                examples = "/title",
                maxLength = 500)
        String pointer,

        @Schema(required = true, description = "Stable code.", examples = "too-long", maxLength = 60)
        String code,

        @Schema(
                required = true,
                description = "A sentence for people.",
                examples = "At most 500 characters.",
                maxLength = 1000)
        String message) {}
