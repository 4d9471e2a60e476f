package io.masthead.webhook;

import io.masthead.shared.text.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What an owner writes about an endpoint.
@Schema(description = "A webhook as its owner writes it.")
public record WebhookInput(
        @Schema(
                required = true,
                description = "Where events are posted to: `https` (or `http`), on the public internet.",
                format = "uri",
                examples = "https://hooks.example/masthead",
                maxLength = 2000)
        @NotBlank
        @Size(max = 2000)
        String url,

        @Schema(description = "What it is for.", examples = "Rebuilds the static site.") @Size(max = 500)
        String description,

        @Schema(
                description = "The types of events it is told of; of all if absent or empty.",
                examples = "[\"article.publish\", \"article.kill\"]",
                maxItems = 50)
        @Size(max = 50)
        List<@NotBlank @Size(max = 60) String> types) {

    public WebhookInput {
        url = CleanText.line(url);
        description = CleanText.text(description);
    }
}
