package io.masthead.shared.paging;

import java.util.List;
import java.util.function.Function;

/// One page of a list before it has its concrete type for the wire.
///
/// @param data the items of this page, in order
/// @param page where the page stands
public record Slice<T>(List<T> data, PageInfo page) {

    /// The page of what was read with one item more than a page has, which tells whether there is a next one.
    ///
    /// @param next writes the cursor that goes on after an item
    public static <T> Slice<T> of(List<T> found, int limit, Function<? super T, String> next) {
        if (found.size() <= limit) {
            return new Slice<>(found, new PageInfo(limit, null, null));
        }
        List<T> data = found.subList(0, limit);
        return new Slice<>(data, new PageInfo(limit, next.apply(data.getLast()), null));
    }

    /// The items in the form they are shown in.
    public <R> List<R> map(Function<? super T, R> form) {
        return data.stream().map(form).toList();
    }
}
