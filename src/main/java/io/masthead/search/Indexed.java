package io.masthead.search;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A version of an article as the index has it.
///
/// @param key the article's id with the version's place: `0` for the one that began first, `1` for the one behind it
/// @param summary with the subtitle
/// @param starts the title from each of its words on, folded, for what is suggested
/// @param sounds what Chinese in the title sounds like
/// @param expireAt when it ends; [#NEVER] if it does not
record Indexed(
        String key,
        Id article,
        Instant publishAt,
        Instant expireAt,
        Instant publishedAt,
        String title,
        String summary,
        String body,
        Set<String> starts,
        Set<String> sounds,
        Id category,
        List<Id> tags) {

    /// How many versions of an article there may be at once.
    static final int VERSIONS = 2;

    /// Later than anything that ends.
    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    static String key(Id article, int place) {
        return article + "." + place;
    }

    /// An article that says nothing.
    static Indexed empty(Id article, Instant at) {
        return new Indexed(key(article, 0), article, at, NEVER, at, "", "", "", Set.of(), Set.of(), null, List.of());
    }
}
