package io.masthead.slot;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where and when a booking may stand: everywhere and always, as far as nothing is said. Of one kind any will do; of
/// the kinds all must.
@Schema(
        description = "Where and when the booking may stand. Of the values of one member any will do; what is said in"
                + " several members must all be so.")
public record Targeting(
        @Schema(
                description = "Categories, by id or slug; those below them belong to them. Read back as ids.",
                examples = "[\"0MZ5Q4T2C8V1K\"]")
        @Size(min = 1, max = 100)
        List<@NotNull @Size(min = 1, max = 200) String> categories,

        @Schema(description = "Tags, by id or slug. Read back as ids.", examples = "[\"0MZ5Q4T2C8V1M\"]")
        @Size(min = 1, max = 100)
        List<@NotNull @Size(min = 1, max = 200) String> tags,

        @Schema(description = "Platforms, as the front ends name themselves.", examples = "[\"ios\", \"mini-program\"]")
        @Size(min = 1, max = 20)
        List<@NotNull @Size(max = 32) @Pattern(regexp = PLATFORM, message = PLATFORM_IN_WORDS) String> platforms,

        @Schema(
                description = "Countries or their parts (ISO 3166); a country includes its parts.",
                examples = "[\"CN-GD\", \"SG\"]")
        @Size(min = 1, max = 100)
        List<@NotNull @Size(max = 6) @Pattern(regexp = REGION, message = REGION_IN_WORDS) String> regions,

        @Schema(description = "Hours of the day, in the site's time zone.") @Size(min = 1, max = 24)
        List<@NotNull @Valid Hours> hours,

        @Schema(description = "Days of the week, in the site's time zone.", examples = "[\"saturday\", \"sunday\"]")
        @Size(min = 1, max = 7)
        List<@NotNull @Pattern(regexp = DAY, message = "A day such as monday.") String> days) {

    static final String PLATFORM = "^[a-z0-9]+(-[a-z0-9]+)*$";
    static final String PLATFORM_IN_WORDS = "Lower-case words of a-z and 0-9, joined by hyphens.";
    static final String REGION = "^[A-Z]{2}(-[A-Z0-9]{1,3})?$";
    static final String REGION_IN_WORDS = "A code of ISO 3166 such as CN or CN-GD.";
    static final String DAY = "^(monday|tuesday|wednesday|thursday|friday|saturday|sunday)$";

    /// Everywhere and always.
    static final Targeting NONE = new Targeting(null, null, null, null, null, null);

    /// The same with categories and tags by their ids.
    Targeting naming(List<String> categoryIds, List<String> tagIds) {
        return new Targeting(categoryIds, tagIds, platforms, regions, hours, days);
    }
}
