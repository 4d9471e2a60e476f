package io.masthead.shared.paging;

import io.masthead.shared.id.Id;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;

/// Reads staff's lists page by page, in the order in which their items were made.
@Singleton
public class PagesById {

    private final Cursors cursors;

    PagesById(Cursors cursors) {
        this.cursors = cursors;
    }

    /// Reads one page.
    ///
    /// @param list names the list, as for [Cursors]: its address and every filter that shapes it
    /// @param cursor what the client sent, or `null` for the first page
    /// @param after makes the query for the items whose id is larger than a given one, ordered by id
    /// @throws io.masthead.shared.problem.Problem `400 bad-cursor`
    public <T> Slice<T> read(
            String list, int limit, String cursor, LongFunction<PanacheQuery<T>> after, Function<T, Id> id) {
        long last =
                cursors.read(list, cursor, at -> Long.parseLong(at.getFirst())).orElse(Long.MIN_VALUE);
        List<T> found = after.apply(last).range(0, limit).list();
        return Slice.of(found, limit, item -> cursors.write(list, id.apply(item).value()));
    }
}
