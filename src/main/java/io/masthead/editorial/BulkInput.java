package io.masthead.editorial;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One action for many articles.
@Schema(description = "One action for many articles, each as its `etag` says it was read.", examples = """
                {"action": "tag", "tags": ["river"],
                 "items": [{"id": "0MZ5Q4T2C8V1K", "etag": "\\"v3\\""}]}""")
public record BulkInput(
        @Schema(
                required = true,
                description =
                        "What is to be done: publish at once, withdraw, add `tags`, or move to `category`. The latter"
                                + " two save a revision.",
                enumeration = {"publish", "withdraw", "tag", "move"})
        @NotNull
        @Pattern(regexp = "publish|withdraw|tag|move", message = "One of publish, withdraw, tag, move.")
        String action,

        @Schema(required = true, description = "The articles.", maxItems = 100, minItems = 1)
        @NotNull
        @Size(min = 1, max = 100)
        List<@NotNull @Valid BulkItem> items,

        @Schema(description = "For `tag`: ids or slugs.", examples = "[\"river\"]", maxItems = 50) @Size(max = 50)
        List<@NotBlank @Size(max = 200) String> tags,

        @Schema(description = "For `move`: id or slug.", examples = "culture", maxLength = 200) @Size(max = 200)
        String category) {}
