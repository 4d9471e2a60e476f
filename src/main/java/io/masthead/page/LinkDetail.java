package io.masthead.page;

import io.masthead.media.Image;
import io.masthead.shared.id.Id;
import io.masthead.site.CurrentLink;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A friend link as readers see it.
@Schema(description = "A link to a friend or partner.")
public record LinkDetail(
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

        @Schema(
                description = "For the `rel` attribute: tokens parted by blanks.",
                examples = "nofollow noopener",
                maxLength = 100)
        String rel,

        @Schema(description = "Its logo.") Image logo) {

    /// The links with their logos; one whose picture is not among them goes without.
    static List<LinkDetail> of(List<CurrentLink> links, Map<Id, Image> images) {
        return links.stream().map(link -> of(link, images)).toList();
    }

    private static LinkDetail of(CurrentLink link, Map<Id, Image> images) {
        Image logo = link.logo() == null ? null : images.get(link.logo().mediaId());
        return new LinkDetail(
                link.id(),
                link.group(),
                link.title(),
                link.url(),
                link.description(),
                link.rel(),
                logo == null ? null : logo.withWords(link.logo().alt(), null, null));
    }
}
