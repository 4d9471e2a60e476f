package io.masthead.article;

import io.masthead.shared.http.Moved;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Slice;
import io.masthead.shared.problem.Problem;
import io.masthead.taxonomy.FormerSlugs;
import io.masthead.taxonomy.NamePosition;
import io.masthead.taxonomy.Term;
import io.masthead.taxonomy.Terms;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Reads tags and authors for readers: one by its address, or all of them page by page.
@Singleton
public class TermReader {

    private final FormerSlugs formerSlugs;
    private final Cursors cursors;
    private final Shown shown;

    TermReader(FormerSlugs formerSlugs, Cursors cursors, Shown shown) {
        this.formerSlugs = formerSlugs;
        this.cursors = cursors;
        this.shown = shown;
    }

    /// The one with this id or slug.
    ///
    /// @throws Problem `404` if there is none
    /// @throws jakarta.ws.rs.RedirectionException `301` from a former slug to the current one
    public <T extends Term> T find(Terms<T> terms, String slugOrId) {
        T found = terms.find(slugOrId).orElseGet(() -> {
            terms.lists().forEach(shown::key);
            Optional<T> now =
                    formerSlugs.find(terms.kind(), slugOrId).flatMap(id -> terms.findByIdOptional(id.value()));
            now.ifPresent(term -> shown.key(terms.kind(), term.id()));
            throw Moved.to(
                    slugOrId,
                    now.orElseThrow(() -> Problem.notFound(terms.kind())).slug());
        });
        shows(terms, found.id());
        return found;
    }

    /// One page of all, by name.
    <T extends Term> Slice<T> page(Terms<T> terms, int limit, String cursor) {
        String name = terms.kind() + "s";
        terms.lists().forEach(shown::key);
        NamePosition after = cursors.read(name, cursor, NamePosition::read).orElse(null);
        List<T> found = terms.page(after, limit + 1);
        List<T> data = found.size() > limit ? found.subList(0, limit) : found;
        data.forEach(term -> shows(terms, term.id()));
        String next = found.size() > limit
                ? cursors.write(name, NamePosition.of(data.getLast()).parts())
                : null;
        return new Slice<>(data, new PageInfo(limit, next, null));
    }

    private void shows(Terms<?> terms, Id id) {
        shown.key(terms.kind(), id);
        shown.key("list", id);
    }
}
