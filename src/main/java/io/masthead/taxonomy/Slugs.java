package io.masthead.taxonomy;

import io.masthead.shared.problem.Problem;
import io.masthead.shared.text.Slug;

/// Chooses the slug of a category, tag or author.
final class Slugs {

    private Slugs() {}

    /// @param given what staff wrote, or `null`: then the slug is made of the name
    /// @throws Problem `422` if the slug given is none, or none can be made of the name
    static String choose(String given, String name) {
        if (given != null) {
            Slug.fault(given).ifPresent(sentence -> {
                throw Problem.invalid("/slug", "bad-slug", sentence);
            });
            return given;
        }
        return Slug.of(name)
                .orElseThrow(
                        () -> Problem.invalid("/slug", "slug-needed", "No slug can be made of this name: give one."));
    }
}
