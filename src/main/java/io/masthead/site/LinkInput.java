package io.masthead.site;

import io.masthead.shared.problem.FieldFault;
import io.masthead.shared.text.CleanText;
import io.masthead.shared.text.Linkable;
import io.masthead.shared.text.SafeLink;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What staff write about a friend link.
@Schema(description = "A friend link as staff write it.")
public record LinkInput(
        @Schema(
                required = true,
                description = "The group it stands in: lower-case words with hyphens.",
                examples = "friends",
                maxLength = 64)
        @NotBlank
        @Size(max = 64)
        @Pattern(regexp = "[a-z0-9-]*", message = "Lower-case letters, digits and hyphens are expected.")
        String group,

        @Schema(required = true, description = "What readers see.", examples = "Harbour Museum")
        @NotBlank
        @Size(max = 200)
        String title,

        @Schema(
                required = true,
                description = "Where it leads.",
                format = "iri-reference",
                examples = "https://museum.example/",
                minLength = 1,
                maxLength = 2000)
        @NotNull
        @Linkable
        String url,

        @Schema(description = "A sentence about it.", examples = "Ships and their stories.") @Size(max = 500)
        String description,

        @Schema(
                description = "For the `rel` attribute, tokens parted by blanks:"
                        + " nofollow, sponsored, ugc, noopener, noreferrer, external.",
                examples = "nofollow noopener")
        @Size(max = 100)
        String rel,

        @Schema(description = "Where it stands in its group, smallest first.", examples = "10") @Min(0) @Max(1_000_000)
        Integer position,

        @Schema(description = "From when on readers see it; at once if absent.", examples = "2026-05-01T00:00:00Z")
        Instant validFrom,

        @Schema(
                description = "From when on readers no longer see it; never if absent.",
                examples = "2027-05-01T00:00:00Z")
        Instant validTo,

        @Schema(description = "Its logo, a picture of the library.") @Valid
        Logo logo) {

    private static final Set<String> RELATIONS =
            new TreeSet<>(Set.of("nofollow", "sponsored", "ugc", "noopener", "noreferrer", "external"));

    public LinkInput {
        title = CleanText.line(title);
        url = SafeLink.of(url).orElse(url);
        description = CleanText.text(description);
        rel = rel == null ? null : CleanText.line(String.join(" ", tokens(rel)));
    }

    /// What is wrong beyond the bounds of the single members.
    List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>();
        if (rel != null && !RELATIONS.containsAll(tokens(rel))) {
            faults.add(
                    new FieldFault("/rel", "unknown-relation", "Choose among: " + String.join(", ", RELATIONS) + "."));
        }
        if (validFrom != null && validTo != null && !validFrom.isBefore(validTo)) {
            faults.add(new FieldFault("/validTo", "out-of-range", "It ends after it has begun."));
        }
        return faults;
    }

    private static Set<String> tokens(String rel) {
        return new LinkedHashSet<>(
                Arrays.asList(rel.strip().toLowerCase(Locale.ROOT).split("\\s+")));
    }
}
