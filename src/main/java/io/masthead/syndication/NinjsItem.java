package io.masthead.syndication;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An article as an IPTC ninjs 3.1 document. The schema of the standard allows no member that it does not name.
@Schema(description = "An article as an IPTC ninjs 3.1 document (iptc.org/std/ninjs), as far as the plan allows it.")
public record NinjsItem(
        @Schema(
                required = true,
                description = "Names the article for ever.",
                format = "uri",
                examples = "urn:masthead:article:0MZ5Q4T2C8V1K",
                maxLength = 200)
        String uri,

        @Schema(required = true, description = "Always `text`.", examples = "text", maxLength = 20)
        String type,

        @Schema(
                required = true,
                description = "`full`, or `partial` where the plan allows no bodies.",
                examples = "full",
                maxLength = 20)
        String representationType,

        @Schema(required = true, description = "`text-photo` or `text-only`.", examples = "text-photo", maxLength = 60)
        String profile,

        @Schema(
                required = true,
                description = "Its version: larger with each that is published.",
                examples = "4",
                maxLength = 20)
        String version,

        @Schema(required = true, description = "When it was published.", examples = "2026-05-01T08:00:00Z")
        Instant firstCreated,

        @Schema(
                required = true,
                description = "When the current version became visible.",
                examples = "2026-05-01T09:30:00Z")
        Instant versionCreated,

        @Schema(
                description = "Until when you must hold it back; absent if it may be shown at once.",
                examples = "2026-05-01T10:00:00Z")
        Instant embargoedUntil,

        @Schema(
                required = true,
                description = "Always `usable`: what is not is not here.",
                examples = "usable",
                maxLength = 20)
        String pubStatus,

        @Schema(description = "The copyright line.", examples = "© 2026 The River Post", maxLength = 500)
        String copyrightNotice,

        @Schema(description = "What may be done with it.", maxLength = 3000)
        String usageTerms,

        @Schema(description = "Corrections, for the desk.", maxLength = 300_000)
        String edNote,

        @Schema(required = true, description = "Its language (BCP 47).", examples = "zh-CN", maxLength = 35)
        String language,

        @Schema(required = true, description = "The headline, and the line under it.", maxItems = 10)
        List<NinjsText> headlines,

        @Schema(required = true, description = "The standfirst.", maxItems = 10)
        List<NinjsText> descriptions,

        @Schema(
                required = true,
                description = "The body as HTML and as text, if the plan allows bodies.",
                maxItems = 10)
        List<NinjsText> bodies,

        @Schema(description = "Who made it, in words.", examples = "舒抒", maxLength = 11_000)
        String by,

        @Schema(required = true, description = "Who made it.", maxItems = 50)
        List<NinjsTerm> people,

        @Schema(required = true, description = "Its categories, from the top down, and its tags.", maxItems = 80)
        List<NinjsTerm> subjects,

        @Schema(required = true, description = "Where it comes from.", maxItems = 10)
        List<NinjsTerm> infoSources,

        @Schema(required = true, description = "Its page.", maxItems = 10)
        List<NinjsRendition> renditions,

        @Schema(required = true, description = "Its pictures, if the plan allows pictures.", maxItems = 500)
        List<NinjsPicture> associations,

        @Schema(required = true, description = "Its other names.", maxItems = 10)
        List<NinjsName> altIds,

        @Schema(required = true, description = "Which standard this follows.")
        NinjsStandard standard,

        @Schema(description = "When it must be taken down at the latest.", examples = "2027-05-01T00:00:00Z")
        Instant expires,

        @Schema(required = true, description = "The rights, for programs.")
        NinjsRights rightsInfo)
        implements SyndicatedItem {}
