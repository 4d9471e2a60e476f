package io.masthead.site;

import io.masthead.shared.text.NamedLink;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What readers see of the site, but for its logo and its navigation: pictures and categories are known above.
@Schema(description = "The site.")
public record SiteDetail(
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

    public static SiteDetail of(SiteSettings site) {
        return new SiteDetail(
                site.name(),
                site.description(),
                site.domain(),
                site.copyright(),
                site.locale(),
                site.timeZone(),
                site.topics(),
                site.socialLinks(),
                site.contact(),
                site.icpNumber(),
                site.publicSecurityNumber(),
                site.urlTemplates());
    }
}
