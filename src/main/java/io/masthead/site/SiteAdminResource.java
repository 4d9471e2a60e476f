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
import io.masthead.shared.problem.FieldFault;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.Session;
import org.jboss.resteasy.reactive.RestHeader;

/// The site's settings, for staff. There is always just one site.
@Path("/v1/admin/site")
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(value = Scopes.SITE_READ, write = Scopes.SITE_WRITE)
@Tag(name = "Site (staff)", description = "Name, addresses and imprint of the site.")
public class SiteAdminResource {

    /// Stands for the site in the change log, and where the site uses something.
    private static final Id THE_SITE = new Id(Site.ONLY);

    private final SiteRepository sites;
    private final Session database;
    private final ChangeLog log;
    private final Validation validation;
    private final MergePatch mergePatch;
    private final Shown shown;
    private final Event<LogoChosen> logos;

    SiteAdminResource(
            SiteRepository sites,
            Session database,
            ChangeLog log,
            Validation validation,
            MergePatch mergePatch,
            Shown shown,
            Event<LogoChosen> logos) {
        this.sites = sites;
        this.database = database;
        this.log = log;
        this.validation = validation;
        this.mergePatch = mergePatch;
        this.shown = shown;
        this.logos = logos;
    }

    @GET
    @Operation(
            operationId = "readAdminSite",
            summary = "Read the site's settings",
            description = "The settings that hold, defaults included, with their version as `ETag`.")
    public SiteSettings read() {
        return answer(sites.row());
    }

    @PUT
    @Transactional
    @Operation(
            operationId = "replaceSite",
            summary = "Replace the site's settings",
            description = "Writes the settings anew. What is left out has its default.")
    public SiteSettings replace(
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            SiteInput body) {
        Site site = existing(ifMatch);
        return revise(site, validation.check(body));
    }

    @PATCH
    @Transactional
    @Consumes(MergePatch.TYPE)
    @Operation(
            operationId = "patchSite",
            summary = "Change the site's settings",
            description = "A JSON Merge Patch (RFC 7396): what is named changes, `null` brings the default back.")
    public SiteSettings patch(
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            JsonNode patch)
            throws JsonProcessingException {
        Site site = existing(ifMatch);
        return revise(site, validation.check(mergePatch.apply(site.written(), patch, SiteInput.class)));
    }

    private SiteSettings revise(Site site, SiteInput input) {
        List<FieldFault> faults = input.faults();
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        UrlTemplates before = sites.settings(site).urlTemplates();
        site.revise(input);
        database.flush();
        logos.fire(new LogoChosen(
                "site", THE_SITE, Optional.ofNullable(input.logo()).map(Logo::mediaId)));
        boolean pagesMoved = !before.equals(sites.settings(site).urlTemplates());
        List<String> keys = pagesMoved ? List.of("site", Addresses.KEY) : List.of("site");
        log.note(Change.of("update", "site", THE_SITE, keys));
        return answer(site);
    }

    private Site existing(String ifMatch) {
        Site site = sites.row();
        IfMatch.check(ifMatch, site.version());
        return site;
    }

    private SiteSettings answer(Site site) {
        shown.version(site.version());
        return sites.settings(site);
    }
}
