package io.masthead.shared.paging;

import java.util.List;
import java.util.function.Function;

/// One page of a list before it has its concrete type for the wire.
///
/// @param data the items of this page, in order
/// @param page where the page stands
public record Slice<T>(List<T> data, PageInfo page) {

    /// The items in the form they are shown in.
    public <R> List<R> map(Function<? super T, R> form) {
        return data.stream().map(form).toList();
    }
}
