package io.masthead.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.IfMatch;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.MergePatch;
import io.masthead.shared.paging.PagesById;
import io.masthead.shared.problem.FieldFault;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Friend links, for staff.
@Path("/v1/admin/links")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.EDITOR, Roles.ADMIN})
@NeedsScope(value = Scopes.SITE_READ, write = Scopes.SITE_WRITE)
@Tag(name = "Links (staff)", description = "Friends and partners of the site.")
public class LinkAdminResource {

    private final FriendLinks links;
    private final ChangeLog log;
    private final Validation validation;
    private final MergePatch mergePatch;
    private final PagesById pages;
    private final Shown shown;
    private final Event<LogoChosen> logos;
    private final Clock clock;

    LinkAdminResource(
            FriendLinks links,
            ChangeLog log,
            Validation validation,
            MergePatch mergePatch,
            PagesById pages,
            Shown shown,
            Event<LogoChosen> logos,
            Clock clock) {
        this.links = links;
        this.log = log;
        this.validation = validation;
        this.mergePatch = mergePatch;
        this.pages = pages;
        this.shown = shown;
        this.logos = logos;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "listAdminLinks",
            summary = "List links for staff",
            description = "All friend links, also those that are not valid now, in the order in which they were made.")
    public AdminLinkPage list(
            @Parameter(description = "One group only.", example = "friends") @RestQuery @Size(min = 1, max = 64)
                    String group,
            @Parameter(
                            description = "Only those whose address is `alive`, `failing`, `dead` or `unchecked`.",
                            example = "dead")
                    @RestQuery
                    String state,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        LinkState only = LinkState.parse(state);
        String list = "admin/links?group=" + group + "&state=" + state;
        var page = pages.read(list, limit, cursor, after -> links.after(after, group, only), FriendLink::id);
        Map<Long, LinkCheck> checks = links.checks(page.data());
        return new AdminLinkPage(
                page.map(link -> AdminLink.of(link, checks.get(link.id().value()))), page.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "readAdminLink",
            summary = "Read a link",
            description = "One friend link, with its version as `ETag`.")
    public AdminLink read(@Parameter(description = "Its id.") @RestPath String id) {
        return answer(existing(id));
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @Operation(
            operationId = "createLink",
            summary = "Create a link",
            description = "Adds a friend link. The site keeps at most 1,000 that have not ended.")
    public AdminLink create(LinkInput body) {
        FriendLink link = new FriendLink(Id.next());
        write(link, body);
        links.persistAndFlush(link);
        choose(link, body);
        log.note(change("create", link));
        shown.createdAt("/v1/admin/links/" + link.id());
        return answer(link);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "replaceLink", summary = "Replace a link", description = "Writes the friend link anew.")
    public AdminLink replace(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            LinkInput body) {
        return revise(existing(id, ifMatch), validation.check(body));
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes(MergePatch.TYPE)
    @Operation(
            operationId = "patchLink",
            summary = "Change a link",
            description = "A JSON Merge Patch (RFC 7396): what is named changes, `null` removes.")
    public AdminLink patch(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            JsonNode patch)
            throws JsonProcessingException {
        FriendLink link = existing(id, ifMatch);
        return revise(link, mergePatch.apply(admin(link).input(), patch, LinkInput.class));
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "removeLink", summary = "Remove a link", description = "Readers no longer see the link.")
    public void remove(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        FriendLink link = existing(id, ifMatch);
        links.delete(link);
        links.forgetCheck(link);
        logos.fire(new LogoChosen("link", link.id(), Optional.empty()));
        log.note(change("remove", link));
    }

    private AdminLink revise(FriendLink link, LinkInput input) {
        if (!link.timed().link().url().equals(input.url())) {
            links.forgetCheck(link);
        }
        write(link, input);
        links.flush();
        choose(link, input);
        log.note(change("update", link));
        return answer(link);
    }

    private void write(FriendLink link, LinkInput body) {
        LinkInput input = validation.check(body);
        List<FieldFault> faults = input.faults();
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        Instant now = clock.instant();
        boolean ended = input.validTo() != null && !input.validTo().isAfter(now);
        if (!ended && links.countBeside(link, now) >= FriendLinks.MOST) {
            throw Problem.conflict(
                    "too-many-links", "The site has " + FriendLinks.MOST + " links. Remove one first.", List.of());
        }
        link.revise(input);
    }

    private void choose(FriendLink link, LinkInput input) {
        logos.fire(new LogoChosen(
                "link", link.id(), Optional.ofNullable(input.logo()).map(Logo::mediaId)));
    }

    private FriendLink existing(String id) {
        return links.find(id).orElseThrow(() -> Problem.notFound("link"));
    }

    private FriendLink existing(String id, String ifMatch) {
        FriendLink link = existing(id);
        IfMatch.check(ifMatch, link.version());
        return link;
    }

    private AdminLink answer(FriendLink link) {
        shown.version(link.version());
        return admin(link);
    }

    private AdminLink admin(FriendLink link) {
        return AdminLink.of(link, links.checks(List.of(link)).get(link.id().value()));
    }

    private static Change change(String type, FriendLink link) {
        return Change.of(type, "link", link.id(), Set.of("links"));
    }
}
