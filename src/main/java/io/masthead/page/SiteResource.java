package io.masthead.page;

import io.masthead.article.CategoryNode;
import io.masthead.media.Image;
import io.masthead.media.MediaRepository;
import io.masthead.shared.http.ForReaders;
import io.masthead.shared.http.Shown;
import io.masthead.site.Addresses;
import io.masthead.site.Logo;
import io.masthead.site.SiteDetail;
import io.masthead.site.SiteRepository;
import io.masthead.site.SiteSettings;
import io.masthead.taxonomy.CategoryRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The site, for readers.
@Path("/v1/site")
@ForReaders
@RunOnVirtualThread
@PermitAll
@Tag(name = "Site", description = "The newspaper itself.")
public class SiteResource {

    private final SiteRepository site;
    private final CategoryRepository categories;
    private final MediaRepository media;
    private final Shown shown;

    SiteResource(SiteRepository site, CategoryRepository categories, MediaRepository media, Shown shown) {
        this.site = site;
        this.categories = categories;
        this.media = media;
        this.shown = shown;
    }

    @GET
    @Operation(
            operationId = "readSite",
            summary = "Read the site",
            description =
                    "Name, description, topics, copyright line and contact of the newspaper, with its navigation.")
    public PageSite read() {
        SiteSettings settings = site.settings();
        List.of("site", "categories", Addresses.KEY).forEach(shown::key);
        return new PageSite(
                SiteDetail.of(settings),
                settings.logo() == null ? null : logo(settings.logo()),
                CategoryNode.below(null, categories.tree(), settings.addresses()));
    }

    private Image logo(Logo logo) {
        shown.key("media", logo.mediaId());
        Image image = media.images(List.of(logo.mediaId())).get(logo.mediaId());
        return image == null ? null : image.withWords(logo.alt(), null, null);
    }
}
