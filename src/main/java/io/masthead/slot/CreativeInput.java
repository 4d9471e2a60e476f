package io.masthead.slot;

import io.masthead.shared.id.Id;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What staff write about a creative.
@Schema(description = "A creative as staff write it.")
public record CreativeInput(
        @Schema(required = true, description = "The advertiser's id.") @NotNull
        Id advertiser,

        @Schema(
                required = true,
                description = "What it is: an advertisement, a partner's entry, or something of the house itself."
                        + " Articles that hide advertisements leave out `ad` alone.",
                examples = "partner",
                enumeration = {"ad", "partner", "house"})
        @NotNull
        @Pattern(regexp = "^(ad|partner|house)$", message = "One of: ad, partner, house.")
        String kind,

        @Schema(required = true, description = "The brand.", examples = "River Tea") @NotBlank @Size(max = 200)
        String brand,

        @Schema(description = "A title, such as the full name.", examples = "River Tea Company of the Lower Valley")
        @Size(min = 1, max = 200)
        String title,

        @Schema(description = "A line of its own.", examples = "Picked before the fog lifts.") @Size(min = 1, max = 500)
        String tagline,

        @Schema(description = "How it is marked for readers.", examples = "Sponsored") @Size(min = 1, max = 50)
        String label,

        @Schema(
                required = true,
                description = "Where a click leads: an absolute address with `https` (with `http` only where the"
                        + " installation allows it). A host of other letters than a-z is read back in its ASCII form.",
                examples = "https://tea.example/spring",
                format = "iri")
        @NotNull
        @Size(max = 2000)
        String clickUrl,

        @Schema(description = "Tokens for the link's `rel`, blanks between.", examples = "sponsored nofollow")
        @Size(max = 100)
        @Pattern(
                regexp = "^[a-z]+(-[a-z]+)*( [a-z]+(-[a-z]+)*)*$",
                message = "Lower-case words with single blanks between.")
        String rel,

        @Schema(description = "What the picture shows.", examples = "Tea terraces in the morning")
        @Size(min = 1, max = 1000)
        String alt,

        @Schema(description = "The picture's id.") Id mediaId) {}
