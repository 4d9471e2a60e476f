package io.masthead.slot;

import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An advertiser as staff see it.
@Schema(description = "An advertiser as staff see it.")
public record AdminAdvertiser(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "Its name.", examples = "River Tea Company", maxLength = 200)
        String name) {

    static AdminAdvertiser of(Advertiser advertiser) {
        return new AdminAdvertiser(advertiser.id(), advertiser.name());
    }

    AdvertiserInput input() {
        return new AdvertiserInput(name);
    }
}
