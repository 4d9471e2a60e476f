package io.masthead.page;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.masthead.article.CategoryNode;
import io.masthead.media.Image;
import io.masthead.site.SiteDetail;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The site with its logo and its navigation.
@Schema(name = "SiteWithNavigation", description = "The site with its logo and its navigation.")
public record PageSite(
        @JsonUnwrapped SiteDetail site,

        @Schema(description = "The site's logo.") Image logo,

        @Schema(required = true, description = "The categories as a tree.", maxItems = 1000)
        List<CategoryNode> navigation) {}
