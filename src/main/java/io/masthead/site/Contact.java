package io.masthead.site;

import io.masthead.shared.text.CleanText;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How readers reach the newsroom.
@Schema(description = "How readers reach the newsroom.")
public record Contact(
        @Schema(description = "An e-mail address.", examples = "desk@news.example") @Email @Size(max = 254)
        String email,

        @Schema(description = "A telephone number, written for people.", examples = "+86 10 5555 0100") @Size(max = 50)
        String phone,

        @Schema(description = "A postal address.", examples = "1 River Road, Harbour Town") @Size(max = 500)
        String address) {

    public Contact {
        email = CleanText.line(email);
        phone = CleanText.line(phone);
        address = CleanText.text(address);
    }
}
