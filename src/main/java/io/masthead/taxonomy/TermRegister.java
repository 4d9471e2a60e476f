package io.masthead.taxonomy;

import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.http.IfMatch;
import io.masthead.shared.http.Shown;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.text.Slug;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Enters, renames and strikes out categories, tags and authors: what all three have in common. Each step logs its
/// change.
@Singleton
class TermRegister {

    private final FormerSlugs formerSlugs;
    private final TermUse use;
    private final ChangeLog log;
    private final Shown shown;

    TermRegister(FormerSlugs formerSlugs, TermUse use, ChangeLog log, Shown shown) {
        this.formerSlugs = formerSlugs;
        this.use = use;
        this.log = log;
        this.shown = shown;
    }

    /// @throws Problem `404`
    <T extends Term> T existing(Terms<T> terms, String slugOrId) {
        return terms.find(slugOrId).orElseThrow(() -> Problem.notFound(terms.kind()));
    }

    /// @param ifMatch the version that the client has seen
    /// @throws Problem `404`, `412`, `428`
    <T extends Term> T existing(Terms<T> terms, String slugOrId, String ifMatch) {
        T term = existing(terms, slugOrId);
        IfMatch.check(ifMatch, term.version());
        shown.subject(term.id());
        return term;
    }

    /// Chooses the slug that a term takes: the one given, else the one it has, else one made of its name. Its old slug
    /// will lead to it.
    ///
    /// @throws Problem `422` if the slug given is none, or none can be made of the name; `409` if another has it
    <T extends Term> String takeSlug(Terms<T> terms, T term, String given, String name) {
        String slug = given == null && term.slug() != null ? term.slug() : chosen(given, name);
        if (slug.equals(term.slug())) {
            return slug;
        }
        if (terms.count("slug", slug) > 0) {
            throw Problem.conflict("slug-taken", "Another " + terms.kind() + " has this slug.", List.of());
        }
        formerSlugs.renamed(terms.kind(), term.slug(), slug, term.id());
        return slug;
    }

    /// Enters a new term.
    <T extends Term> void enter(Terms<T> terms, T term) {
        terms.persistAndFlush(term);
        log.note(Change.of("create", terms.kind(), term.id(), terms.lists()));
    }

    /// Writes down that a term was revised.
    <T extends Term> void revised(Terms<T> terms, T term) {
        revised(terms, term, List.of());
    }

    /// Writes down that a term was revised.
    ///
    /// @param further surrogate keys of other answers that changed with it
    <T extends Term> void revised(Terms<T> terms, T term, Collection<String> further) {
        terms.flush();
        List<String> keys = new ArrayList<>(terms.keys(term));
        keys.addAll(further);
        log.note(Change.of("update", terms.kind(), term.id(), keys));
    }

    /// Strikes a term out, and its old slugs with it.
    ///
    /// @throws Problem `409` if something uses it
    <T extends Term> void remove(Terms<T> terms, T term) {
        if (use.uses(term.id()) > 0) {
            throw Problem.conflict(
                    terms.kind() + "-in-use", "Articles use this " + terms.kind() + ". Change them first.", List.of());
        }
        terms.delete(term);
        formerSlugs.removed(terms.kind(), term.id());
        log.note(Change.of("remove", terms.kind(), term.id(), terms.keys(term)));
    }

    private static String chosen(String given, String name) {
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
