package io.masthead.syndication;

import io.masthead.changelog.Tail;
import io.masthead.partner.CurrentPartner;
import io.masthead.partner.KeyRotationInput;
import io.masthead.partner.KeyScopes;
import io.masthead.partner.Licence;
import io.masthead.partner.NewPartnerKey;
import io.masthead.partner.PartnerKeys;
import io.masthead.partner.PartnerRepository;
import io.masthead.partner.Usage;
import io.masthead.partner.UsageDay;
import io.masthead.partner.UsageRepository;
import io.masthead.shared.http.ForPartners;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.idempotency.ShowsSecret;
import io.masthead.shared.problem.Validation;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.CategoryTree;
import io.masthead.taxonomy.TagRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;

/// A partner's own account.
@Path("/v1/syndication/account")
@ForPartners
@RunOnVirtualThread
@PermitAll
@org.eclipse.microprofile.openapi.annotations.tags.Tag(
        name = "Partners",
        description = "For who lives on our content. Needs a key, in the header `X-Api-Key`.")
public class AccountResource {

    private static final int DAYS = 31;

    private final CurrentPartner partner;
    private final UsageRepository usages;
    private final Usage usage;
    private final PartnerKeys keys;
    private final PartnerRepository partners;
    private final Tail tail;
    private final CategoryRepository categories;
    private final TagRepository tags;
    private final Validation validation;
    private final Shown shown;
    private final Clock clock;

    AccountResource(
            CurrentPartner partner,
            UsageRepository usages,
            Usage usage,
            PartnerKeys keys,
            PartnerRepository partners,
            Tail tail,
            CategoryRepository categories,
            TagRepository tags,
            Validation validation,
            Shown shown,
            Clock clock) {
        this.partner = partner;
        this.usages = usages;
        this.usage = usage;
        this.keys = keys;
        this.partners = partners;
        this.tail = tail;
        this.categories = categories;
        this.tags = tags;
        this.validation = validation;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @NeedsScope(KeyScopes.ACCOUNT_READ)
    @Operation(
            operationId = "readAccount",
            summary = "Read your account",
            description = "Your plan, the key that you have sent, and what you have used today and by day.")
    public AccountDetail read() {
        Licence licence = partner.licence();
        usage.settle();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<UsageDay> days = usages.days(licence.partner(), today.minusDays(DAYS));
        UsageDay latest = days.stream()
                .filter(day -> day.day().equals(today.toString()))
                .findFirst()
                .orElse(new UsageDay(today.toString(), 0, 0));
        return new AccountDetail(
                licence.partner(),
                licence.partnerName(),
                plan(licence),
                new AccountKey(
                        licence.key(),
                        licence.shown(),
                        licence.scopes().stream().sorted().toList(),
                        licence.expiresAt()),
                latest,
                days,
                AccountReading.of(partners.acknowledged(licence.partner()), tail.position()));
    }

    @POST
    @Path("/keys/rotate")
    @Transactional
    @ResponseStatus(201)
    @ShowsSecret
    @NeedsScope(KeyScopes.KEYS_WRITE)
    @Operation(
            operationId = "rotateOwnKey",
            summary = "Rotate your key",
            description = "Makes a key that may do what the one that you have sent may do, which goes on working for a"
                    + " while. The new one is shown this once, and ends when the old one was to end.")
    public NewPartnerKey rotate(KeyRotationInput body) {
        KeyRotationInput how = body == null ? new KeyRotationInput(null) : validation.check(body);
        shown.createdAt("/v1/syndication/account");
        return keys.rotate(partner.licence().partner(), partner.licence().key(), how, false);
    }

    /// Categories and tags that are gone since are left out.
    private AccountPlan plan(Licence licence) {
        CategoryTree tree = categories.tree();
        List<AccountTerm> inCategories = licence.terms().categories().stream()
                .flatMap(id -> tree.find(id).stream())
                .map(node -> new AccountTerm(node.id(), node.slug(), node.name()))
                .toList();
        List<String> ids = licence.terms().tags().stream().map(Id::toString).toList();
        List<AccountTerm> withTags = tags.find(ids).values().stream()
                .map(tag -> new AccountTerm(tag.id(), tag.slug(), tag.name()))
                .toList();
        return AccountPlan.of(licence, inCategories, withTags);
    }
}
