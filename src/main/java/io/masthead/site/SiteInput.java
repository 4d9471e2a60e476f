package io.masthead.site;

import io.masthead.shared.problem.FieldFault;
import io.masthead.shared.text.CleanText;
import io.masthead.shared.text.NamedLink;
import io.masthead.shared.text.SafeLink;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The site's settings as staff write them, and as they are kept.
@Schema(description = "The site's settings as staff write them.")
public record SiteInput(
        @Schema(required = true, description = "The site's name.", examples = "Harbour Gazette")
        @NotBlank
        @Size(max = 200)
        String name,

        @Schema(description = "What the site is, in a sentence or two.", examples = "News from the harbour towns.")
        @Size(max = 2000)
        String description,

        @Schema(description = "The host that readers know it by.", examples = "news.example") @Size(max = 253)
        String domain,

        @Schema(description = "The copyright line.", examples = "© 2026 Harbour Gazette. All rights reserved.")
        @Size(max = 500)
        String copyright,

        @Schema(description = "The language of the site (BCP 47); `en` if absent.", examples = "zh-CN") @Size(max = 35)
        String locale,

        @Schema(description = "The time zone that readers live in (IANA); `UTC` if absent.", examples = "Asia/Shanghai")
        @Size(max = 60)
        String timeZone,

        @Schema(description = "What the site writes about, in this order.", examples = "[\"harbour\", \"culture\"]")
        @Size(max = 50)
        List<@NotBlank @Size(max = 100) String> topics,

        @Schema(description = "The site's logo.") @Valid Logo logo,

        @Schema(description = "Where else the site is found.") @Size(max = 50)
        List<@NotNull @Valid NamedLink> socialLinks,

        @Schema(description = "How readers reach the newsroom.") @Valid
        Contact contact,

        @Schema(description = "The ICP number that sites in mainland China must show.", examples = "京ICP备00000000号-1")
        @Size(max = 100)
        String icpNumber,

        @Schema(
                description = "The public security filing number that sites in mainland China must show.",
                examples = "京公网安备00000000000000号")
        @Size(max = 100)
        String publicSecurityNumber,

        @Schema(description = "Where the site's pages are.") UrlTemplatesInput urlTemplates) {

    public SiteInput {
        name = CleanText.line(name);
        description = CleanText.text(description);
        domain = CleanText.line(domain);
        copyright = CleanText.text(copyright);
        locale = canonical(locale);
        topics = topics == null
                ? List.of()
                : topics.stream().map(CleanText::line).toList();
        socialLinks = socialLinks == null ? List.of() : socialLinks;
        icpNumber = CleanText.line(icpNumber);
        publicSecurityNumber = CleanText.line(publicSecurityNumber);
    }

    /// What is wrong beyond the bounds of the single members.
    List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>();
        if (domain != null && !isHost(domain)) {
            faults.add(new FieldFault("/domain", "malformed", "A host name such as news.example is expected."));
        }
        if (locale != null && language(locale).isEmpty()) {
            faults.add(new FieldFault(
                    "/locale", "unknown-language", "A language tag as BCP 47 has it, such as zh-CN, is expected."));
        }
        if (timeZone != null && !ZoneId.getAvailableZoneIds().contains(timeZone)) {
            faults.add(new FieldFault(
                    "/timeZone", "unknown-time-zone", "A name of the IANA time zone database is expected."));
        }
        if (urlTemplates != null) {
            faults.addAll(urlTemplates.faults());
        }
        return faults;
    }

    private static boolean isHost(String domain) {
        return SafeLink.of("https://" + domain).isPresent() && domain.chars().noneMatch(c -> "/?#:[".indexOf(c) >= 0);
    }

    /// As RFC 5646, section 2.1.1, recommends to write it; what is no tag stays as it is, to be refused.
    private static String canonical(String tag) {
        return tag == null ? null : language(tag).map(Locale::toLanguageTag).orElse(tag);
    }

    private static Optional<Locale> language(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(locale);
        } catch (IllformedLocaleException noTag) {
            return Optional.empty();
        }
    }
}
