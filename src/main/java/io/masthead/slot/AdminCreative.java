package io.masthead.slot;

import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A creative as staff see it.
@Schema(description = "A creative as staff see it.")
public record AdminCreative(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "The advertiser's id.")
        Id advertiser,

        @Schema(
                required = true,
                description = "What it is: `ad`, `partner` or `house`.",
                examples = "partner",
                maxLength = 60)
        String kind,

        @Schema(required = true, description = "The brand.", examples = "River Tea", maxLength = 200)
        String brand,

        @Schema(description = "A title.", examples = "River Tea Company of the Lower Valley", maxLength = 200)
        String title,

        @Schema(description = "A line of its own.", examples = "Picked before the fog lifts.", maxLength = 500)
        String tagline,

        @Schema(description = "How it is marked for readers.", examples = "Sponsored", maxLength = 50)
        String label,

        @Schema(
                required = true,
                description = "Where a click leads.",
                examples = "https://tea.example/spring",
                format = "iri",
                maxLength = 2000)
        String clickUrl,

        @Schema(description = "Tokens for the link's `rel`.", examples = "sponsored nofollow", maxLength = 100)
        String rel,

        @Schema(description = "What the picture shows.", examples = "Tea terraces in the morning", maxLength = 1000)
        String alt,

        @Schema(description = "The picture's id.") Id mediaId) {

    static AdminCreative of(Creative creative) {
        return new AdminCreative(
                creative.id(),
                creative.advertiser(),
                creative.kind(),
                creative.brand(),
                creative.title(),
                creative.tagline(),
                creative.label(),
                creative.clickUrl(),
                creative.rel(),
                creative.alt(),
                creative.mediaId());
    }

    CreativeInput input() {
        return new CreativeInput(advertiser, kind, brand, title, tagline, label, clickUrl, rel, alt, mediaId);
    }
}
