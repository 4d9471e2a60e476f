package io.masthead.syndication;

import io.masthead.article.ArticleDetail;
import io.masthead.article.ArticleSummary;
import io.masthead.article.Byline;
import io.masthead.article.Correction;
import io.masthead.article.Rights;
import io.masthead.article.SourceRef;
import io.masthead.media.Image;
import io.masthead.site.Addresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes an article as a ninjs document (IPTC ninjs 3.1).
final class Ninjs {

    private static final NinjsStandard STANDARD =
            new NinjsStandard("ninjs", "3.1", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json");
    private static final String LINK = "Copies must link the canonical page.";

    private Ninjs() {}

    /// The document.
    ///
    /// @param pictures those of the body, as far as the plan allows them
    static NinjsItem of(Copy copy, Entitlement entitlement, Addresses addresses, List<Image> pictures) {
        ArticleDetail article = copy.article();
        ArticleSummary summary = article.summary();
        String uri = "urn:masthead:article:" + summary.id();
        Instant embargo = entitlement.embargoedUntil(copy.version().row());
        List<NinjsPicture> associations = associations(summary.leadImage(), pictures);
        return new NinjsItem(
                uri,
                "text",
                entitlement.fullText() ? "full" : "partial",
                associations.isEmpty() ? "text-only" : "text-photo",
                Integer.toString(copy.version().revision()),
                summary.publishedAt(),
                summary.updatedAt(),
                embargo,
                "usable",
                article.rights() == null ? null : article.rights().copyright(),
                usageTerms(article.rights(), entitlement),
                edNote(article.corrections()),
                summary.language(),
                texts(text("main", summary.title()), text("subtitle", summary.subtitle())),
                texts(text("summary", summary.summary())),
                bodies(copy),
                by(summary.byline()),
                people(summary.byline()),
                subjects(summary, addresses),
                source(summary.source()),
                page(article.canonicalUrl()),
                associations,
                List.of(
                        new NinjsName("id", summary.id().toString()),
                        new NinjsName("slug", summary.slug()),
                        new NinjsName("canonical-url", article.canonicalUrl())),
                STANDARD,
                copy.expires(),
                NinjsPolicy.of(
                        uri, embargo, copy.expires(), entitlement.linkCanonical() ? article.canonicalUrl() : null));
    }

    private static List<NinjsRendition> page(String canonicalUrl) {
        return Stream.ofNullable(uri(canonicalUrl))
                .map(address -> new NinjsRendition("web", address, "text/html", null, null))
                .toList();
    }

    private static List<NinjsText> bodies(Copy copy) {
        return texts(
                body("main", "text/html", copy.html(), copy.article().wordCount()),
                body(
                        "plain",
                        "text/plain",
                        copy.article().text(),
                        copy.article().wordCount()));
    }

    private static NinjsText body(String role, String type, String value, Integer words) {
        return value == null || value.isEmpty() ? null : new NinjsText(role, type, words, value);
    }

    private static NinjsText text(String role, String value) {
        return value == null ? null : new NinjsText(role, "text/plain", null, value);
    }

    private static List<NinjsText> texts(NinjsText... texts) {
        return Stream.of(texts).filter(Objects::nonNull).toList();
    }

    private static String usageTerms(Rights rights, Entitlement entitlement) {
        String own = rights == null ? null : rights.usageTerms();
        if (!entitlement.linkCanonical()) {
            return own;
        }
        return own == null ? LINK : own + " " + LINK;
    }

    private static String edNote(List<Correction> corrections) {
        return corrections == null || corrections.isEmpty()
                ? null
                : corrections.stream()
                        .map(one -> "Correction of " + one.at() + ": " + one.note())
                        .collect(Collectors.joining("\n"));
    }

    private static String by(List<Byline> byline) {
        return byline == null || byline.isEmpty()
                ? null
                : byline.stream().map(Byline::name).collect(Collectors.joining(", "));
    }

    private static List<NinjsTerm> people(List<Byline> byline) {
        return byline == null
                ? List.of()
                : byline.stream()
                        .map(one -> new NinjsTerm(one.name(), one.role(), null, uri(one.url()), one.slug()))
                        .toList();
    }

    private static List<NinjsTerm> subjects(ArticleSummary summary, Addresses addresses) {
        List<NinjsTerm> subjects = new ArrayList<>();
        if (summary.category() != null) {
            summary.category()
                    .path()
                    .forEach(step -> subjects.add(new NinjsTerm(
                            step.name(), "category", null, uri(addresses.category(step.slug())), step.slug())));
        }
        if (summary.tags() != null) {
            summary.tags()
                    .forEach(tag -> subjects.add(new NinjsTerm(tag.name(), "tag", null, uri(tag.url()), tag.slug())));
        }
        return subjects;
    }

    private static List<NinjsTerm> source(SourceRef source) {
        return source == null
                ? List.of()
                : List.of(new NinjsTerm(source.name(), null, "source", uri(source.url()), null));
    }

    private static List<NinjsPicture> associations(Image lead, List<Image> others) {
        List<NinjsPicture> pictures = new ArrayList<>();
        if (lead != null) {
            pictures.add(picture("lead", lead));
        }
        for (int i = 0; i < others.size(); i++) {
            pictures.add(picture("body-" + (i + 1), others.get(i)));
        }
        return pictures;
    }

    private static NinjsPicture picture(String name, Image image) {
        return new NinjsPicture(
                name,
                "urn:masthead:media:" + image.mediaId(),
                "picture",
                "usable",
                image.credit(),
                texts(text("caption", image.caption()), text("alt", image.alt())),
                image.renditions().stream()
                        .map(one -> new NinjsRendition(
                                one.name(), uri(one.url()), one.contentType(), one.width(), one.height()))
                        .toList());
    }

    /// The standard wants addresses in ASCII (RFC 3986); editors may have written others (RFC 3987). What is
    /// none at all is left out.
    private static String uri(String address) {
        try {
            return address == null ? null : new URI(address).toASCIIString();
        } catch (URISyntaxException none) {
            return null;
        }
    }
}
