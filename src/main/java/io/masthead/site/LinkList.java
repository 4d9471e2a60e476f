package io.masthead.site;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// All friend links that readers see now.
@Schema(description = "All links that readers see now, in editors' order.")
public record LinkList(
        @Schema(required = true, description = "The links, by group and position.", maxItems = LinkList.MOST)
        List<LinkDetail> data) {

    /// How many links the site keeps at once.
    static final int MOST = 1_000;
}
