package io.masthead.slot;

import io.masthead.media.Image;
import io.masthead.media.MediaRepository;
import io.masthead.shared.http.CommaList;
import io.masthead.shared.http.ForReaders;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Slots, for readers.
@Path("/v1/slots")
@ForReaders
@RunOnVirtualThread
@PermitAll
@Tag(name = "Slots", description = "What stands in the places for advertisements, partners and the house.")
public class SlotResource {

    private static final int MOST_KEYS = 20;

    /// A decision says after how many seconds to ask again: it must not be much older than it says.
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int LONGEST_KEY = 64;
    private static final Pattern KEY = Pattern.compile(SlotInput.KEY);

    private static final String ARTICLE = "The id or slug of the article beside which they stand: if it hides"
            + " advertisements, items of kind `ad` are left out.";

    private final SlotRepository slots;
    private final AdPolicy adPolicy;
    private final MediaRepository media;
    private final Shown shown;
    private final Clock clock;

    SlotResource(SlotRepository slots, AdPolicy adPolicy, MediaRepository media, Shown shown, Clock clock) {
        this.slots = slots;
        this.adPolicy = adPolicy;
        this.media = media;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listSlotDecisions",
            summary = "Decide for several slots",
            description =
                    "What stands in each of these slots now. A slot in which nothing is booked, or that is not set"
                            + " up yet, has no items.")
    public SlotDecisionList list(
            @Parameter(
                            description = "Up to 20 keys, separated by commas.",
                            required = true,
                            example = "header-partners,article-top")
                    @RestQuery
                    String keys,
            @Parameter(description = ARTICLE) @RestQuery @Size(min = 1, max = 200) String article) {
        List<String> asked = CommaList.parse("keys", keys, MOST_KEYS);
        if (!asked.stream().allMatch(SlotResource::isKey)) {
            throw Problem.badParameter("keys", "malformed", "A key has words of a-z and 0-9, joined by hyphens.", null);
        }
        Map<String, SlotDecision> decisions = decide(asked, article);
        return new SlotDecisionList(asked.stream()
                .map(key -> decisions.getOrDefault(key, SlotDecision.empty(key)))
                .toList());
    }

    @GET
    @Path("/{key}")
    @Operation(
            operationId = "readSlotDecision",
            summary = "Decide for a slot",
            description = "What stands in this slot now.")
    public SlotDecision read(
            @Parameter(description = "The slot's key.", example = "header-partners") @RestPath String key,
            @Parameter(description = ARTICLE) @RestQuery @Size(min = 1, max = 200) String article) {
        if (!isKey(key)) {
            throw Problem.notFound("slot");
        }
        SlotDecision decision = decide(List.of(key), article).get(key);
        if (decision == null) {
            throw Problem.notFound("slot");
        }
        return decision;
    }

    private Map<String, SlotDecision> decide(List<String> keys, String article) {
        Instant now = clock.instant();
        Map<String, SlotDecision> decisions = slots.decide(keys, adPolicy.hidesAds(article, now), now);
        keys.forEach(key -> shown.key("slot:" + key));
        shown.atMost(KEPT);
        Set<Id> pictures = new HashSet<>();
        decisions.values().forEach(decision -> {
            shown.until(decision.until());
            pictures.addAll(decision.mediaIds());
        });
        pictures.forEach(picture -> shown.key("media", picture));
        Map<Id, Image> images = media.images(pictures);
        decisions.replaceAll((key, decision) -> decision.withImages(images));
        return decisions;
    }

    private static boolean isKey(String text) {
        return text.length() <= LONGEST_KEY && KEY.matcher(text).matches();
    }
}
