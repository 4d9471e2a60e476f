package io.masthead.editorial;

import io.masthead.article.ArticleRenderer;
import io.masthead.article.BylineEntry;
import io.masthead.media.MediaRepository;
import io.masthead.shared.id.Id;
import io.masthead.shared.text.CleanText;
import io.masthead.shared.text.SafeLink;
import io.masthead.taxonomy.Author;
import io.masthead.taxonomy.AuthorRepository;
import io.masthead.taxonomy.Category;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.Tag;
import io.masthead.taxonomy.TagRepository;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes a draft of what was written: cleans every text, finds everything that is named, and tells of all faults at
/// once.
@Singleton
class Drafting {

    private final CategoryRepository categories;
    private final TagRepository tags;
    private final AuthorRepository authors;
    private final MediaRepository media;
    private final EditorialRepository articles;

    Drafting(
            CategoryRepository categories,
            TagRepository tags,
            AuthorRepository authors,
            MediaRepository media,
            EditorialRepository articles) {
        this.categories = categories;
        this.tags = tags;
        this.authors = authors;
        this.media = media;
        this.articles = articles;
    }

    /// A draft and what was dropped on the way.
    record Made(Draft draft, List<String> dropped) {}

    /// @param before what the article says until now, or `null` for a new one
    /// @param self the article's id
    /// @param slug the slug it is to have
    /// @param language for an article that names none
    /// @throws io.masthead.shared.problem.Problem `422` with everything that is wrong
    Made draft(ArticleInput input, Draft before, Id self, String slug, String language, boolean createTags) {
        DraftFaults faults = new DraftFaults();
        DraftBody written = DraftBody.of(input, faults);
        Id category = category(input.category(), faults);
        List<Id> tagIds = tags(input.tags() == null ? List.of() : input.tags(), createTags, faults);
        checkLinks(input, faults);
        checkPictures(input, written, faults);
        checkArticles(input, before, self, written, faults);
        faults.raise();
        Draft draft = new Draft(
                CleanText.line(input.title()),
                slug,
                input.kind() == null ? "story" : input.kind(),
                CleanText.line(input.subtitle()),
                CleanText.text(input.summary()),
                written.body().toJson(),
                category,
                tagIds,
                byline(input.byline() == null ? List.of() : input.byline()),
                input.source(),
                input.leadImage() == null ? null : input.leadImage().use(),
                input.language() == null ? language : input.language(),
                input.translationOf(),
                Boolean.TRUE.equals(input.pinned()),
                Boolean.TRUE.equals(input.sponsored()),
                Boolean.TRUE.equals(input.hideAds()),
                input.related() == null
                        ? List.of()
                        : input.related().stream().map(RelatedInput::pin).toList(),
                input.rights(),
                input.seo(),
                input.canonicalUrl(),
                input.externalId(),
                input.publishedAt(),
                input.initialViews(),
                input.oldUrls() == null ? List.of() : input.oldUrls());
        return new Made(draft, written.dropped());
    }

    private Id category(String slugOrId, DraftFaults faults) {
        if (slugOrId == null) {
            return null;
        }
        Optional<Category> found = categories.find(slugOrId);
        if (found.isEmpty()) {
            faults.add("/category", "unknown-category", "There is no such category.");
        }
        return found.map(Category::id).orElse(null);
    }

    private List<Id> tags(List<String> wanted, boolean create, DraftFaults faults) {
        Map<String, Tag> known = tags.find(wanted);
        Set<Id> found = new LinkedHashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            Tag tag = known.get(wanted.get(i));
            if (tag == null && create) {
                tag = tags.create(wanted.get(i));
            }
            if (tag == null) {
                faults.add("/tags/" + i, "unknown-tag", "There is no such tag; `createTags=true` would make it.");
            } else {
                found.add(tag.id());
            }
        }
        return List.copyOf(found);
    }

    private List<BylineEntry> byline(List<BylineInput> written) {
        Map<String, Author> known =
                authors.find(written.stream().map(BylineInput::name).toList());
        return written.stream()
                .map(one -> new BylineEntry(
                        Optional.ofNullable(known.get(one.name()))
                                .map(Author::id)
                                .orElse(null),
                        Optional.ofNullable(known.get(one.name()))
                                .map(Author::name)
                                .orElse(CleanText.line(one.name())),
                        one.role() == null ? "author" : one.role()))
                .toList();
    }

    private static void checkLinks(ArticleInput input, DraftFaults faults) {
        checkLink("/canonicalUrl", input.canonicalUrl(), faults);
        checkLink("/source/url", input.source() == null ? null : input.source().url(), faults);
        List<RelatedInput> related = input.related() == null ? List.of() : input.related();
        for (int i = 0; i < related.size(); i++) {
            RelatedInput one = related.get(i);
            checkLink("/related/" + i + "/url", one.url(), faults);
            if ((one.articleId() == null) == (one.url() == null)) {
                faults.add("/related/" + i, "ambiguous", "Give either articleId or url.");
            } else if (one.url() != null && (one.title() == null || one.title().isBlank())) {
                faults.add("/related/" + i + "/title", "missing", "A link elsewhere needs a title.");
            }
        }
    }

    private static void checkLink(String pointer, String url, DraftFaults faults) {
        if (url != null && !(SafeLink.fault(url).isEmpty() && SafeLink.isExternal(url))) {
            faults.add(pointer, "unsafe-link", "An absolute address that begins with https:// or http://.");
        }
    }

    private void checkPictures(ArticleInput input, DraftBody written, DraftFaults faults) {
        Set<Id> wanted = new HashSet<>(ArticleRenderer.images(written.body()));
        if (input.leadImage() != null) {
            wanted.add(input.leadImage().mediaId());
        }
        Set<Id> known = wanted.isEmpty() ? Set.of() : media.exists(wanted);
        if (input.leadImage() != null && !known.contains(input.leadImage().mediaId())) {
            faults.add("/leadImage/mediaId", "unknown-media", "There is no such picture.");
        }
        for (Id image : ArticleRenderer.images(written.body())) {
            if (!known.contains(image)) {
                faults.add("/body", "unknown-media", "There is no picture " + image + ".");
            }
        }
    }

    /// What links to an article that was taken down is refused; a link that was there before it left does not hold up
    /// other changes: readers get its text alone.
    private void checkArticles(ArticleInput input, Draft before, Id self, DraftBody written, DraftFaults faults) {
        List<RelatedInput> related = input.related() == null ? List.of() : input.related();
        List<Id> links = ArticleRenderer.links(written.body());
        List<Id> wanted = new ArrayList<>(links);
        related.stream().map(RelatedInput::articleId).filter(id -> id != null).forEach(wanted::add);
        if (input.translationOf() != null) {
            wanted.add(input.translationOf());
        }
        EditorialRepository.Known known = articles.known(wanted);
        Set<Id> left = new HashSet<>(known.left());
        if (before != null && !left.isEmpty()) {
            left.removeAll(before.articles());
        }
        for (int i = 0; i < related.size(); i++) {
            Id id = related.get(i).articleId();
            if (id != null && id.equals(self)) {
                faults.add("/related/" + i, "itself", "An article is not related to itself.");
            } else if (id != null) {
                checkArticle("/related/" + i + "/articleId", id, known, left, faults);
            }
        }
        if (input.translationOf() != null
                && (!known.all().contains(input.translationOf())
                        || input.translationOf().equals(self))) {
            faults.add("/translationOf", "unknown-article", "There is no such other article.");
        }
        links.forEach(link -> checkArticle("/body", link, known, left, faults));
    }

    private static void checkArticle(
            String pointer, Id id, EditorialRepository.Known known, Set<Id> left, DraftFaults faults) {
        if (!known.all().contains(id)) {
            faults.add(pointer, "unknown-article", "There is no article " + id + " to lead to.");
        } else if (left.contains(id)) {
            faults.add(pointer, "article-left", "Article " + id + " was taken down.");
        }
    }
}
