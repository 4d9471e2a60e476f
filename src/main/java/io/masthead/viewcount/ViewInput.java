package io.masthead.viewcount;

import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a front end may say about a view. Nothing of it is needed.
///
/// @param eventId names this one view, so that a repetition can be told from another view
/// @param visitor names a visitor within the front end; counts once per article and window
@Schema(description = "What a front end may say about a view; every member is optional.")
public record ViewInput(
        @Schema(
                description = "A random name of this one view; it counts once for 8 days.",
                examples = "5f0c2c5e-6f4e-4f0e-9b0a-2d8e1f3a7c11",
                maxLength = 64)
        @Pattern(regexp = SAFE_NAME, message = "1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-'.")
        String eventId,

        @Schema(
                description =
                        "A random name that your front end keeps for a visitor, who then counts once per article and"
                                + " half hour. It is kept as a hash that is salted anew each day.",
                maxLength = 64)
        @Pattern(regexp = SAFE_NAME, message = "1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-'.")
        String visitor) {

    static final ViewInput NOTHING = new ViewInput(null, null);

    static final String SAFE_NAME = "^[A-Za-z0-9._-]{1,64}$";
}
