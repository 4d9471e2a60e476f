package io.masthead.editorial;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.text.Slug;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which slugs are free, among those that are there and those that arrive together.
final class ArrivingSlugs {

    private final EditorialRepository articles;
    private final Set<String> asked;
    private final Set<String> taken;

    ArrivingSlugs(EditorialRepository articles, Collection<Drafting.Written> written) {
        this.articles = articles;
        this.asked = written.stream()
                .map(Drafting.Written::input)
                .map(ArrivingSlugs::wanted)
                .collect(Collectors.toSet());
        this.taken = new HashSet<>(articles.taken(asked));
    }

    private static String wanted(ArticleInput input) {
        return input.slug() == null ? Slug.of(input.title()).orElse("article") : input.slug();
    }

    private boolean isFree(String slug) {
        return !taken.contains(slug)
                && (asked.contains(slug) || articles.owner(slug).isEmpty());
    }

    /// The slug that an article takes: the one it asks for, or one with a number if another has that.
    ///
    /// @param notes is told if it is not the one asked for
    /// @throws Problem `422` for a slug that is none
    String take(ArticleInput input, Id article, List<String> notes) {
        String slug = input.slug();
        if (slug == null) {
            slug = Saving.made(input.title(), article, this::isFree);
        } else {
            Slug.fault(slug).ifPresent(sentence -> {
                throw Problem.invalid("/slug", "bad-slug", sentence);
            });
            if (!isFree(slug)) {
                slug = Saving.numbered(slug, article, this::isFree);
                notes.add("slug " + input.slug() + " is another article's; it became " + slug);
            }
        }
        taken.add(slug);
        return slug;
    }
}
