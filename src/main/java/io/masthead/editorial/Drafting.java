package io.masthead.editorial;

import io.masthead.article.ArticleRenderer;
import io.masthead.article.BylineEntry;
import io.masthead.media.MediaRepository;
import io.masthead.shared.id.Id;
import io.masthead.shared.text.CleanText;
import io.masthead.shared.text.SafeLink;
import io.masthead.taxonomy.Author;
import io.masthead.taxonomy.AuthorRepository;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.Tag;
import io.masthead.taxonomy.TagRepository;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /// What was written, its body converted.
    record Written(ArticleInput input, DraftBody body, DraftFaults faults) {

        static Written of(ArticleInput input) {
            DraftFaults faults = new DraftFaults();
            return new Written(input, DraftBody.of(input, faults), faults);
        }

        List<String> tags() {
            return input.tags() == null ? List.of() : input.tags();
        }

        List<RelatedInput> related() {
            return input.related() == null ? List.of() : input.related();
        }

        List<String> names() {
            return input.byline() == null
                    ? List.of()
                    : input.byline().stream().map(BylineInput::name).toList();
        }

        Set<Id> pictures() {
            Set<Id> wanted = new HashSet<>(ArticleRenderer.images(body.body()));
            if (input.leadImage() != null) {
                wanted.add(input.leadImage().mediaId());
            }
            return wanted;
        }

        Set<Id> articles() {
            Set<Id> wanted = new HashSet<>(ArticleRenderer.links(body.body()));
            related().stream()
                    .map(RelatedInput::articleId)
                    .filter(Objects::nonNull)
                    .forEach(wanted::add);
            if (input.translationOf() != null) {
                wanted.add(input.translationOf());
            }
            return wanted;
        }
    }

    /// What articles name, as far as it is there.
    record Named(
            Map<String, Id> categories,
            Map<String, Tag> tags,
            Map<String, Author> authors,
            Set<Id> pictures,
            EditorialRepository.Known articles) {}

    /// @param before what the article says until now, or `null` for a new one
    /// @param self the article's id
    /// @param slug the slug it is to have
    /// @param language for an article that names none
    /// @throws io.masthead.shared.problem.Problem `422` with everything that is wrong
    Made draft(ArticleInput input, Draft before, Id self, String slug, String language, boolean createTags) {
        Written written = Written.of(input);
        return draft(written, named(List.of(written)), before, self, slug, language, createTags);
    }

    /// Finds what these articles name, in at most one statement for each kind of thing (or one for each
    /// category).
    Named named(List<Written> articlesWritten) {
        Map<String, Id> found = new HashMap<>();
        articlesWritten.stream()
                .map(one -> one.input().category())
                .filter(Objects::nonNull)
                .distinct()
                .forEach(name -> categories.find(name).ifPresent(category -> found.put(name, category.id())));
        return new Named(
                found,
                new HashMap<>(tags.find(all(articlesWritten, Written::tags))),
                authors.find(all(articlesWritten, Written::names)),
                media.exists(all(articlesWritten, Written::pictures)),
                articles.known(all(articlesWritten, Written::articles)));
    }

    private static <T> Set<T> all(List<Written> articlesWritten, Function<Written, Collection<T>> part) {
        return articlesWritten.stream()
                .map(part)
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The same for one of several articles, with what all of them name.
    Made draft(Written written, Named named, Draft before, Id self, String slug, String language, boolean createTags) {
        ArticleInput input = written.input();
        DraftFaults faults = written.faults();
        Id category = category(input.category(), named, faults);
        List<Id> tagIds = tags(written.tags(), named, createTags, faults);
        checkLinks(written, faults);
        checkPictures(written, named, faults);
        checkArticles(written, named.articles(), before, self, faults);
        faults.raise();
        Draft draft = new Draft(
                CleanText.line(input.title()),
                slug,
                input.kind() == null ? "story" : input.kind(),
                CleanText.line(input.subtitle()),
                CleanText.text(input.summary()),
                written.body().body().toJson(),
                category,
                tagIds,
                byline(input.byline() == null ? List.of() : input.byline(), named),
                input.source(),
                input.leadImage() == null ? null : input.leadImage().use(),
                input.language() == null ? language : input.language(),
                input.translationOf(),
                Boolean.TRUE.equals(input.pinned()),
                Boolean.TRUE.equals(input.sponsored()),
                Boolean.TRUE.equals(input.hideAds()),
                written.related().stream().map(RelatedInput::pin).toList(),
                input.rights(),
                input.seo(),
                input.canonicalUrl(),
                input.externalId(),
                input.publishedAt(),
                input.initialViews(),
                input.oldUrls() == null ? List.of() : input.oldUrls());
        return new Made(draft, written.body().dropped());
    }

    private static Id category(String slugOrId, Named named, DraftFaults faults) {
        if (slugOrId != null && !named.categories().containsKey(slugOrId)) {
            faults.add("/category", "unknown-category", "There is no such category.");
        }
        return slugOrId == null ? null : named.categories().get(slugOrId);
    }

    private List<Id> tags(List<String> wanted, Named named, boolean create, DraftFaults faults) {
        Set<Id> found = new LinkedHashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            Tag tag = named.tags().get(wanted.get(i));
            if (tag == null && create) {
                tag = tags.create(wanted.get(i));
                named.tags().put(wanted.get(i), tag);
            }
            if (tag == null) {
                faults.add("/tags/" + i, "unknown-tag", "There is no such tag; `createTags=true` would make it.");
            } else {
                found.add(tag.id());
            }
        }
        return List.copyOf(found);
    }

    private static List<BylineEntry> byline(List<BylineInput> written, Named named) {
        return written.stream()
                .map(one -> {
                    Optional<Author> known = Optional.ofNullable(named.authors().get(one.name()));
                    return new BylineEntry(
                            known.map(Author::id).orElse(null),
                            known.map(Author::name).orElse(CleanText.line(one.name())),
                            one.role() == null ? "author" : one.role());
                })
                .toList();
    }

    private static void checkLinks(Written written, DraftFaults faults) {
        ArticleInput input = written.input();
        checkLink("/canonicalUrl", input.canonicalUrl(), faults);
        checkLink("/source/url", input.source() == null ? null : input.source().url(), faults);
        List<RelatedInput> related = written.related();
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

    private static void checkPictures(Written written, Named named, DraftFaults faults) {
        ArticleInput input = written.input();
        Set<Id> known = named.pictures();
        if (input.leadImage() != null && !known.contains(input.leadImage().mediaId())) {
            faults.add("/leadImage/mediaId", "unknown-media", "There is no such picture.");
        }
        for (Id image : ArticleRenderer.images(written.body().body())) {
            if (!known.contains(image)) {
                faults.add("/body", "unknown-media", "There is no picture " + image + ".");
            }
        }
    }

    /// What links to an article that was taken down is refused; a link that was there before it left does not hold up
    /// other changes: readers get its text alone.
    private static void checkArticles(
            Written written, EditorialRepository.Known known, Draft before, Id self, DraftFaults faults) {
        ArticleInput input = written.input();
        List<RelatedInput> related = written.related();
        List<Id> links = ArticleRenderer.links(written.body().body());
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
