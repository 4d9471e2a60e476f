package io.masthead.feed;

import io.masthead.article.ArticleBodies;
import io.masthead.article.ArticleDetail;
import io.masthead.article.ArticleList;
import io.masthead.article.ArticleSummary;
import io.masthead.article.PublishedRows;
import io.masthead.article.TagRef;
import io.masthead.media.Image;
import io.masthead.media.Rendition;
import io.masthead.shared.http.Shown;
import io.masthead.shared.paging.Fields;
import io.masthead.shared.text.XmlText;
import io.masthead.site.Addresses;
import io.masthead.site.PublicAddress;
import io.masthead.site.SiteRepository;
import io.masthead.site.SiteSettings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the newest articles of a list as a feed, in a fixed number of statements.
@Singleton
class FeedReader {

    /// How many articles a feed has.
    static final int ITEMS = 30;

    private static final String MEMBERS = "kind,summary,category,tags,byline,source,leadImage,canonicalUrl";

    private final PublishedRows rows;
    private final ArticleBodies bodies;
    private final SiteRepository site;
    private final PublicAddress here;
    private final FeedSettings settings;
    private final Shown shown;
    private final Clock clock;

    FeedReader(
            PublishedRows rows,
            ArticleBodies bodies,
            SiteRepository site,
            PublicAddress here,
            FeedSettings settings,
            Shown shown,
            Clock clock) {
        this.rows = rows;
        this.bodies = bodies;
        this.site = site;
        this.here = here;
        this.settings = settings;
        this.shown = shown;
        this.clock = clock;
    }

    /// What a feed is of.
    ///
    /// @param name of the category or tag, or `null` for everything
    /// @param home its page by the addresses of the site, or `null` for the site itself
    record Subject(ArticleList list, String name, String description, String home) {}

    /// @param addresses that the subject's home was made of
    Feed read(Subject subject, Addresses addresses) {
        Instant now = clock.instant();
        shown.key("site");
        SiteSettings is = site.settings();
        PublishedRows.Slice slice = rows.page(subject.list(), null, ITEMS, now);
        shown.until(slice.until());
        Fields fields = Fields.parse(
                settings.whole() ? MEMBERS + ",body" : MEMBERS, ArticleDetail.OPTIONAL, ArticleSummary.REQUIRED);
        var newest = slice.rows().size() > ITEMS ? slice.rows().subList(0, ITEMS) : slice.rows();
        List<FeedItem> items = bodies.details(newest, "html", fields, addresses, now).stream()
                .map(this::item)
                .toList();
        return new Feed(
                XmlText.of(subject.name() == null ? is.name() : subject.name() + " – " + is.name()),
                XmlText.of(Stream.of(subject.description(), is.description(), is.name())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow()),
                subject.home() == null ? home(is) : subject.home(),
                is.locale(),
                XmlText.of(is.copyright()),
                items.stream()
                        .map(FeedItem::updated)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH),
                settings.hub().orElse(null),
                items);
    }

    private String home(SiteSettings is) {
        return is.domain() == null ? here.base() + "/" : "https://" + is.domain() + "/";
    }

    private FeedItem item(ArticleDetail article) {
        ArticleSummary summary = article.summary();
        return new FeedItem(
                "tag:" + URI.create(here.base()).getHost() + ","
                        + summary.publishedAt().atOffset(ZoneOffset.UTC).toLocalDate() + ":" + summary.id(),
                summary.url(),
                article.canonicalUrl().equals(summary.url()) ? null : article.canonicalUrl(),
                XmlText.of(summary.title()),
                XmlText.of(summary.summary()),
                XmlText.of(article.html()),
                summary.language(),
                summary.byline().stream()
                        .filter(one -> one.role().equals("author"))
                        .map(one -> new FeedItem.Person(XmlText.of(one.name()), one.url()))
                        .toList(),
                Stream.concat(
                                Stream.ofNullable(summary.category()).map(category -> category.name()),
                                summary.tags().stream().map(TagRef::name))
                        .map(XmlText::of)
                        .toList(),
                summary.source() == null ? null : XmlText.of(summary.source().name()),
                summary.publishedAt(),
                summary.updatedAt(),
                picture(summary.leadImage()).orElse(null));
    }

    /// WebP is left to those who read our JSON: readers of feeds are older than it.
    private static Optional<FeedItem.Picture> picture(Image image) {
        if (image == null || image.renditions() == null) {
            return Optional.empty();
        }
        List<Rendition> usable = image.renditions().stream()
                .filter(one -> !one.contentType().equals("image/webp"))
                .toList();
        return usable.stream()
                .filter(one -> one.name().equals("article"))
                .findFirst()
                .or(() -> usable.stream().max(Comparator.comparingInt(Rendition::width)))
                .map(one -> new FeedItem.Picture(
                        one, XmlText.of(image.alt()), XmlText.of(image.caption()), XmlText.of(image.credit())));
    }
}
