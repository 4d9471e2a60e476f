package io.masthead.partner;

import io.masthead.shared.id.Id;
import io.masthead.shared.text.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What staff write about a partner.
@Schema(description = "A partner as staff write it.")
public record PartnerInput(
        @Schema(required = true, description = "Its name; no other partner has it.", examples = "Harbour Wire")
        @NotBlank
        @Size(max = 200)
        String name,

        @Schema(description = "Whom to write to.", examples = "desk@wire.example")
        @Size(max = 254)
        @Pattern(regexp = "^[^\\s@]+@[^\\s@]+$", message = "An e-mail address.")
        String contactEmail,

        @Schema(description = "For the newsroom's eyes only.", examples = "Contract until 2027.") @Size(max = 2000)
        String notes,

        @Schema(required = true, description = "The id of its plan.") @NotNull
        Id plan) {

    public PartnerInput {
        name = CleanText.line(name);
    }
}
