package io.masthead.site;

import io.masthead.shared.id.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A friend link as staff see it.
@Schema(description = "A friend link as staff see it.")
public record AdminLink(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "The group it stands in.", examples = "friends", maxLength = 64)
        String group,

        @Schema(required = true, description = "What readers see.", examples = "Harbour Museum", maxLength = 200)
        String title,

        @Schema(
                required = true,
                description = "Where it leads.",
                format = "iri-reference",
                examples = "https://museum.example/",
                maxLength = 2000)
        String url,

        @Schema(description = "A sentence about it.", examples = "Ships and their stories.", maxLength = 500)
        String description,

        @Schema(description = "For the `rel` attribute.", examples = "nofollow noopener", maxLength = 100)
        String rel,

        @Schema(
                required = true,
                description = "Where it stands in its group.",
                examples = "10",
                minimum = "0",
                maximum = "1000000")
        int position,

        @Schema(description = "From when on readers see it.", examples = "2026-05-01T00:00:00Z")
        Instant validFrom,

        @Schema(description = "From when on readers no longer see it.", examples = "2027-05-01T00:00:00Z")
        Instant validTo,

        @Schema(description = "Which picture is its logo.") Logo logo,

        @Schema(required = true, description = "Whether its address still answers.")
        LinkHealth health) {

    static AdminLink of(FriendLink link, LinkCheck check) {
        CurrentLink shown = link.timed().link();
        return new AdminLink(
                shown.id(),
                shown.group(),
                shown.title(),
                shown.url(),
                shown.description(),
                shown.rel(),
                link.position(),
                link.timed().from(),
                link.timed().to(),
                shown.logo(),
                LinkHealth.of(check));
    }

    LinkInput input() {
        return new LinkInput(group, title, url, description, rel, position, validFrom, validTo, logo);
    }
}
