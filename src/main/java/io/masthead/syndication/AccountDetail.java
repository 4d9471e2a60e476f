package io.masthead.syndication;

import io.masthead.partner.UsageDay;
import io.masthead.shared.id.Id;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A partner's account.
@Schema(name = "Account", description = "A partner's account: the plan, the key that was sent, and what was used.")
public record AccountDetail(
        @Schema(required = true, description = "Your id.") Id id,

        @Schema(required = true, description = "Your name.", examples = "Harbour Wire", maxLength = 200)
        String name,

        @Schema(required = true, description = "What your plan allows.")
        AccountPlan plan,

        @Schema(required = true, description = "The key that you have sent.")
        AccountKey key,

        @Schema(required = true, description = "What was used today, this request included.")
        UsageDay today,

        @Schema(
                required = true,
                description = "What was used on the last 31 days, latest first; days without a request are left out.",
                maxItems = 32)
        List<UsageDay> days,

        @Schema(required = true, description = "How far you have read the changes, as far as you said so.")
        AccountReading reading) {}
