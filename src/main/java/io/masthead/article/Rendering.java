package io.masthead.article;

import io.masthead.article.body.Body;
import io.masthead.article.body.BodyHtml;
import io.masthead.article.body.BodyLinks;
import io.masthead.article.body.BodyText;
import io.masthead.media.Image;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Fields;
import io.masthead.site.Addresses;
import io.masthead.taxonomy.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything at hand that one answer needs to show its articles.
public final class Rendering {

    private final Fields fields;
    private final Names names;
    private final Map<Id, Image> images;
    private final Addresses addresses;
    private final Shown shown;

    Rendering(Fields fields, Names names, Map<Id, Image> images, Addresses addresses, Shown shown) {
        this.fields = fields;
        this.names = names;
        this.images = images;
        this.addresses = addresses;
        this.shown = shown;
    }

    /// The same for an answer of its own, or a part of one, that shows what is rendered from now on.
    Rendering telling(Shown other) {
        return new Rendering(fields, names, images, addresses, other);
    }

    /// Names, as far as the chosen fields needed them; else `null`.
    public Names names() {
        return names;
    }

    /// How the site's pages are addressed.
    public Addresses addresses() {
        return addresses;
    }

    /// Pictures by id.
    public Map<Id, Image> images() {
        return images;
    }

    /// The article as a list shows it.
    public ArticleSummary summary(PublishedRow row) {
        shown.key("article", row.id());
        shown.until(row.expireAt());
        if (fields.has("views")) {
            shown.views(row.id(), row.views());
        }
        return new ArticleSummary(
                row.id(),
                row.slug(),
                addresses.article(row.id(), row.slug()),
                fields.only("kind", row.kind()),
                row.title(),
                fields.only("subtitle", row.subtitle()),
                fields.only("summary", row.summary()),
                fields.has("category") ? category(row.category()) : null,
                fields.has("tags") ? tags(row) : null,
                fields.has("byline") ? byline(row) : null,
                fields.has("source") ? source(row.source()) : null,
                fields.has("leadImage") ? leadImage(row.leadImage()) : null,
                row.language(),
                row.publishedAt(),
                row.publishAt(),
                fields.only("views", row.views()),
                fields.only("pinned", row.pinned()),
                fields.only("sponsored", row.sponsored()));
    }

    /// Several articles as a list shows them.
    public List<ArticleSummary> summaries(List<PublishedRow> rows) {
        return rows.stream().map(this::summary).toList();
    }

    /// The article itself.
    ///
    /// @param form `portable-text`, `html`, `text` or `none`
    /// @param linked the visible articles that the body links
    /// @param translations the same article in other languages
    public ArticleDetail detail(
            PublishedRows.Whole whole,
            Body body,
            String form,
            List<PublishedRow> linked,
            List<PublishedRow> translations) {
        PublishedDocument document = whole.document();
        ArticleSummary summary = summary(whole.row());
        // A translation that comes or goes carries the key of the original.
        if (!whole.row().translationOf().equals(whole.row().id())) {
            shown.key(ArticleKeys.coming(whole.row().translationOf()));
        }
        Body resolved = form.equals("none") || !fields.has("body") ? Body.EMPTY : body.resolved(links(linked));
        boolean told = fields.has("body");
        return new ArticleDetail(
                summary,
                told && form.equals("portable-text") ? resolved.blocks() : null,
                told && form.equals("html") ? BodyHtml.of(resolved) : null,
                told && form.equals("text") ? BodyText.of(resolved) : null,
                fields.only("wordCount", document.wordCount()),
                fields.only("readingMinutes", document.readingMinutes()),
                fields.only("corrections", document.corrections()),
                fields.only("seo", document.seo()),
                fields.only("rights", document.rights()),
                fields.only(
                        "canonicalUrl",
                        Optional.ofNullable(document.canonicalUrl()).orElse(summary.url())),
                fields.has("breadcrumb") ? breadcrumb(whole.row().category()) : null,
                fields.has("translations") ? translations(translations) : null);
    }

    /// The way down to a category; empty without one.
    public List<CategoryStep> breadcrumb(Id category) {
        if (category == null) {
            return List.of();
        }
        List<CategoryStep> path = CategoryStep.path(names.categories(), category, addresses);
        path.forEach(step -> shown.key("category", step.id()));
        return path;
    }

    private CategoryRef category(Id category) {
        List<CategoryStep> path = breadcrumb(category);
        return path.isEmpty() ? null : CategoryRef.of(path);
    }

    private List<TagRef> tags(PublishedRow row) {
        List<TagRef> tags = new ArrayList<>();
        for (Id id : row.tags()) {
            names.tag(id).ifPresent(tag -> {
                shown.key("tag", id);
                tags.add(new TagRef(tag.slug(), tag.name(), addresses.tag(tag.slug())));
            });
        }
        return tags;
    }

    private List<Byline> byline(PublishedRow row) {
        return row.byline().stream().map(this::byline).toList();
    }

    private Byline byline(BylineEntry entry) {
        if (entry.authorId() == null) {
            return new Byline(entry.name(), null, entry.role(), null);
        }
        shown.key("author", entry.authorId());
        return names.author(entry.authorId())
                .map(author -> new Byline(author.name(), author.slug(), entry.role(), addresses.author(author.slug())))
                .orElseGet(() -> new Byline(entry.name(), null, entry.role(), null));
    }

    private SourceRef source(Id source) {
        if (source == null) {
            return null;
        }
        shown.key("source", source);
        return names.source(source)
                .map(found -> new SourceRef(found.name(), found.url()))
                .orElse(null);
    }

    private Image leadImage(ImageUse use) {
        if (use == null) {
            return null;
        }
        shown.key("media", use.mediaId());
        return ArticleRenderer.inPlace(use, images);
    }

    private List<Translation> translations(List<PublishedRow> rows) {
        return rows.stream()
                .map(row -> {
                    shown.key("article", row.id());
                    return new Translation(row.language(), row.id(), addresses.article(row.id(), row.slug()));
                })
                .toList();
    }

    private BodyLinks links(List<PublishedRow> linked) {
        return new BodyLinks() {
            @Override
            public Optional<Image> image(String mediaId) {
                shown.key("media", Id.of(mediaId));
                return Optional.ofNullable(images.get(Id.of(mediaId)));
            }

            @Override
            public Optional<String> articleUrl(String articleId) {
                Optional<PublishedRow> target = linked.stream()
                        .filter(row -> row.id().toString().equals(articleId))
                        .findFirst();
                shown.key(
                        target.map(row -> "article:" + row.id()).orElseGet(() -> ArticleKeys.coming(Id.of(articleId))));
                return target.map(row -> addresses.article(row.id(), row.slug()));
            }
        };
    }
}
