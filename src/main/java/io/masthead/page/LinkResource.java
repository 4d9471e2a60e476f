package io.masthead.page;

import io.masthead.media.MediaRepository;
import io.masthead.shared.http.ForReaders;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.site.CurrentLinks;
import io.masthead.site.FriendLinks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Friend links, for readers.
@Path("/v1/links")
@ForReaders
@RunOnVirtualThread
@PermitAll
@Tag(name = "Links", description = "Friends and partners of the site.")
public class LinkResource {

    private final FriendLinks links;
    private final MediaRepository media;
    private final Shown shown;
    private final Clock clock;

    LinkResource(FriendLinks links, MediaRepository media, Shown shown, Clock clock) {
        this.links = links;
        this.media = media;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listLinks",
            summary = "List links",
            description = "All friend and partner links that are valid now, in editors' order.")
    public LinkList list(
            @Parameter(description = "One group only.", example = "friends") @RestQuery @Size(min = 1, max = 64)
                    String group) {
        CurrentLinks current = links.current(clock.instant(), group);
        shown.key("links");
        shown.until(current.until());
        Set<Id> logos = current.logos();
        logos.forEach(logo -> shown.key("media", logo));
        return new LinkList(LinkDetail.of(current.links(), media.images(logos)));
    }
}
