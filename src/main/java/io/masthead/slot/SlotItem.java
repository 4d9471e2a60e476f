package io.masthead.slot;

import io.masthead.media.Image;
import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A booking as it stands in a slot.
@Schema(description = "What stands in a slot.")
public record SlotItem(
        @Schema(required = true, description = "The booking's id.")
        Id id,

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

        @Schema(required = true, description = "Who is behind it.", examples = "River Tea Company", maxLength = 200)
        String advertiser,

        @Schema(description = "How it is to be marked, in these very words.", examples = "Sponsored", maxLength = 50)
        String label,

        @Schema(description = "Its picture.") Image image,

        @Schema(description = "What the picture shows.", examples = "Tea terraces in the morning", maxLength = 1000)
        String alt,

        @Schema(description = "For the link's `rel`.", examples = "sponsored nofollow", maxLength = 100)
        String rel,

        @Schema(description = "The size of the slot; absent where it has none.")
        SlotSize size,

        @Schema(
                required = true,
                description = "Its share among the items of a rotating slot.",
                examples = "100",
                minimum = "1",
                maximum = "1000")
        int weight,

        @Schema(
                required = true,
                description = "Where the link leads: an address of ours that counts the click and redirects to the"
                        + " advertiser. For a kept answer, add `?event=` and a random name of the click's own.",
                examples = "https://news.example/v1/clicks/c2xvdA",
                format = "uri",
                maxLength = 2000)
        String clickUrl,

        @Schema(
                required = true,
                description = "What events name: it proves that this booking stood here. Good for a day.",
                examples = "c2xvdA",
                maxLength = 200)
        String token) {

    /// @param slot the one in which it is shown
    /// @param clicks where clicks are counted: an address to which a token is added
    static SlotItem of(Slot slot, LiveBooking live, String clicks, String token) {
        Creative creative = live.creative();
        return new SlotItem(
                live.id(),
                creative.kind(),
                creative.brand(),
                creative.title(),
                creative.tagline(),
                live.advertiser().name(),
                creative.label(),
                live.image(),
                creative.alt(),
                creative.rel(),
                slot.size(),
                live.booking().weight(),
                clicks + token,
                token);
    }
}
