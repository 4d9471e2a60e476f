package io.masthead.page;

import io.masthead.site.FriendLinks;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// All friend links that readers see now.
@Schema(description = "All links that readers see now, in editors' order.")
public record LinkList(
        @Schema(required = true, description = "The links, by group and position.", maxItems = FriendLinks.MOST)
        List<LinkDetail> data) {}
