package io.masthead.syndication;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The evidence of a takedown.
@Schema(description = "A takedown with everybody it concerns: who was told when and by what, who confirmed when.")
public record AdminTakedownDetail(
        @JsonUnwrapped AdminTakedown takedown,

        @Schema(required = true, description = "Partners who may have had it, by id.", maxItems = 100000)
        List<AdminTakedownPartner> recipients) {}
