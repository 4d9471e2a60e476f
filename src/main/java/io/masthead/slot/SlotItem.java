package io.masthead.slot;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.masthead.media.Image;
import io.masthead.shared.id.Id;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A booking as it stands in a slot.
///
/// @param mediaId which picture it has, or `null`; the picture itself is joined later
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
                description = "Where a click leads.",
                examples = "https://tea.example/spring",
                format = "iri",
                maxLength = 2000)
        String clickUrl,

        @JsonIgnore @Schema(hidden = true) Id mediaId) {

    static SlotItem of(Slot slot, Booking booking, Creative creative, Advertiser advertiser) {
        return new SlotItem(
                booking.id(),
                creative.kind(),
                creative.brand(),
                creative.title(),
                creative.tagline(),
                advertiser.name(),
                creative.label(),
                null,
                creative.alt(),
                creative.rel(),
                slot.size(),
                booking.weight(),
                creative.clickUrl(),
                creative.mediaId());
    }

    /// The item with its picture, which says what the creative says it shows; without one if it is not there.
    SlotItem withImage(Map<Id, Image> images) {
        Image image = mediaId == null ? null : images.get(mediaId);
        if (image == null) {
            return this;
        }
        return new SlotItem(
                id,
                kind,
                brand,
                title,
                tagline,
                advertiser,
                label,
                image.withWords(alt, null, null),
                alt,
                rel,
                size,
                weight,
                clickUrl,
                mediaId);
    }
}
