package io.masthead.syndication;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The rights of a ninjs document, for programs.
@Schema(description = "The rights, for programs (IPTC ninjs 3.1).")
public record NinjsRights(
        @Schema(
                required = true,
                description = "The language that they are written in.",
                format = "uri",
                examples = "http://www.w3.org/ns/odrl/2/",
                maxLength = 200)
        String langId,

        @Schema(
                required = true,
                description = "A policy in that language (W3C ODRL 2.2, as JSON-LD).",
                examples = "{\"@type\":\"Set\"}",
                maxLength = 20_000)
        String encodedRights) {}
