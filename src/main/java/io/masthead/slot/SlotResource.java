package io.masthead.slot;

import io.masthead.shared.http.CommaList;
import io.masthead.shared.http.ForReaders;
import io.masthead.shared.http.Shown;
import io.masthead.shared.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Slots, for readers.
@Path("/v1/slots")
@ForReaders(unless = SlotResource.FOR_ONE)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Slots", description = "What stands in the places for advertisements, partners and the house.")
public class SlotResource {

    /// The parameter that asks for a decision for one reader.
    static final String FOR_ONE = "decide=server";

    static final int MOST_KEYS = 20;
    private static final int LONGEST_KEY = 64;
    private static final Pattern KEY = Pattern.compile(SlotInput.KEY);

    private static final String TWO_WAYS = " `decide=client`, the default, answers all readers alike and may be kept: a"
            + " rotating slot has all its items with their weights, and the front end rotates. `decide=server`"
            + " answers this reader alone, is kept by nobody, chooses one item of a rotating slot, and keeps to the"
            + " caps per device where `device` is given.";

    private final Decisions decisions;
    private final Shown shown;

    SlotResource(Decisions decisions, Shown shown) {
        this.decisions = decisions;
        this.shown = shown;
    }

    @GET
    @Operation(
            operationId = "listSlotDecisions",
            summary = "Decide for several slots",
            description = "What stands in each of these slots now, in one answer: where a slot is exclusive, its"
                    + " advertisers stand nowhere else in it. A slot in which nothing is booked, or that is not set up"
                    + " yet, has no items." + TWO_WAYS)
    public SlotDecisionList list(
            @Parameter(
                            description = "Up to 20 keys, separated by commas.",
                            required = true,
                            example = "header-partners,article-top")
                    @RestQuery
                    String keys,
            @Parameter(description = SlotAsked.ARTICLE) @RestQuery @Size(min = 1, max = 200) String article,
            @Parameter(description = SlotAsked.CATEGORY) @RestQuery @Size(min = 1, max = 200) String category,
            @Parameter(description = SlotAsked.TAG, example = "harbour") @RestQuery String tag,
            @Parameter(description = SlotAsked.PLATFORM, example = "ios") @RestQuery @Size(max = 32) String platform,
            @Parameter(description = SlotAsked.REGION, example = "CN-GD") @RestQuery @Size(max = 6) String region,
            @Parameter(description = SlotAsked.DEVICE) @RestQuery @Size(min = 1, max = 200) String device,
            @Parameter(description = SlotAsked.DECIDE, schema = @Schema(enumeration = {"client", "server"})) @RestQuery
                    String decide) {
        List<String> asked = CommaList.parse("keys", keys, MOST_KEYS);
        if (!asked.stream().allMatch(SlotResource::isKey)) {
            throw Problem.badParameter("keys", "malformed", "A key has words of a-z and 0-9, joined by hyphens.", null);
        }
        SlotQuestion question = SlotAsked.question(article, category, tag, platform, region, device, decide);
        return SlotDecisionList.of(asked, decide(asked, question, decide));
    }

    @GET
    @Path("/{key}")
    @Operation(
            operationId = "readSlotDecision",
            summary = "Decide for a slot",
            description = "What stands in this slot now." + TWO_WAYS)
    public SlotDecision read(
            @Parameter(description = "The slot's key.", example = "header-partners") @RestPath String key,
            @Parameter(description = SlotAsked.ARTICLE) @RestQuery @Size(min = 1, max = 200) String article,
            @Parameter(description = SlotAsked.CATEGORY) @RestQuery @Size(min = 1, max = 200) String category,
            @Parameter(description = SlotAsked.TAG, example = "harbour") @RestQuery String tag,
            @Parameter(description = SlotAsked.PLATFORM, example = "ios") @RestQuery @Size(max = 32) String platform,
            @Parameter(description = SlotAsked.REGION, example = "CN-GD") @RestQuery @Size(max = 6) String region,
            @Parameter(description = SlotAsked.DEVICE) @RestQuery @Size(min = 1, max = 200) String device,
            @Parameter(description = SlotAsked.DECIDE, schema = @Schema(enumeration = {"client", "server"})) @RestQuery
                    String decide) {
        if (!isKey(key)) {
            throw Problem.notFound("slot");
        }
        SlotQuestion question = SlotAsked.question(article, category, tag, platform, region, device, decide);
        SlotDecision decision = decide(List.of(key), question, decide).get(key);
        if (decision == null) {
            throw Problem.notFound("slot");
        }
        return decision;
    }

    private Map<String, SlotDecision> decide(List<String> keys, SlotQuestion question, String decide) {
        if (!SlotAsked.isForOne(decide)) {
            return decisions.shared(keys, question);
        }
        shown.forOneReader();
        return decisions.own(keys, question);
    }

    static boolean isKey(String text) {
        return text.length() <= LONGEST_KEY && KEY.matcher(text).matches();
    }
}
