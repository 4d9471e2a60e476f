package io.masthead.site;

import io.masthead.shared.text.NamedLink;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The settings that hold: what staff wrote, and defaults for what they left out.
@Schema(name = "AdminSite", description = "The site's settings that hold, defaults included.")
public record SiteSettings(
        @Schema(required = true, description = "The site's name.", examples = "Harbour Gazette", maxLength = 200)
        String name,

        @Schema(description = "What the site is.", examples = "News from the harbour towns.", maxLength = 2000)
        String description,

        @Schema(description = "The host that readers know it by.", examples = "news.example", maxLength = 253)
        String domain,

        @Schema(description = "The copyright line.", examples = "© 2026 Harbour Gazette", maxLength = 500)
        String copyright,

        @Schema(required = true, description = "The language of the site (BCP 47).", examples = "zh-CN", maxLength = 35)
        String locale,

        @Schema(
                required = true,
                description = "The time zone that readers live in (IANA).",
                examples = "Asia/Shanghai",
                maxLength = 60)
        String timeZone,

        @Schema(required = true, description = "What the site writes about.", examples = "[\"harbour\"]", maxItems = 50)
        List<@Size(max = 100) String> topics,

        @Schema(description = "The site's logo.") Logo logo,

        @Schema(required = true, description = "Where else the site is found.", maxItems = 50)
        List<NamedLink> socialLinks,

        @Schema(description = "How readers reach the newsroom.")
        Contact contact,

        @Schema(description = "The ICP number.", examples = "京ICP备00000000号-1", maxLength = 100)
        String icpNumber,

        @Schema(description = "The public security filing number.", maxLength = 100)
        String publicSecurityNumber,

        @Schema(required = true, description = "Where the site's pages are.")
        UrlTemplates urlTemplates) {

    private static final String LOCALE = "en";
    private static final String TIME_ZONE = "UTC";

    static SiteSettings of(SiteInput written, UrlTemplates defaults) {
        return new SiteSettings(
                written.name(),
                written.description(),
                written.domain(),
                written.copyright(),
                Objects.requireNonNullElse(written.locale(), LOCALE),
                Objects.requireNonNullElse(written.timeZone(), TIME_ZONE),
                written.topics(),
                written.logo(),
                written.socialLinks(),
                written.contact(),
                written.icpNumber(),
                written.publicSecurityNumber(),
                UrlTemplatesInput.orNone(written.urlTemplates()).or(defaults));
    }

    /// Makes the addresses of the site's pages.
    public Addresses addresses() {
        return new Addresses(urlTemplates);
    }
}
