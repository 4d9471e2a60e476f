package io.masthead.shared.paging;

import io.masthead.shared.problem.Problem;
import io.masthead.shared.token.Signer;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Keyset cursors: where the last item of a page stands in the order of its list. Signed, opaque, without expiry, and
/// good only for the list (its address and filters) they were made for.
@Singleton
public class Cursors {

    private static final String SEPARATOR = " ";

    private final Signer signer;

    Cursors(Signer signer) {
        this.signer = signer;
    }

    /// Writes the position of an item.
    ///
    /// @param list names the list: its address and every filter that shapes it
    public String write(String list, Object... position) {
        return signer.sign("cursor:" + list, join(position));
    }

    /// Reads a position back.
    ///
    /// @param cursor what the client sent, or `null` for the first page
    /// @param read makes the position of its parts
    /// @throws Problem `400 bad-cursor` if it is forged, cut short, or made for another list
    public <T> Optional<T> read(String list, String cursor, Function<List<String>, T> read) {
        if (cursor == null) {
            return Optional.empty();
        }
        String position = signer.open("cursor:" + list, cursor).orElseThrow(Problem::badCursor);
        try {
            return Optional.of(read.apply(List.of(position.split(SEPARATOR))));
        } catch (RuntimeException notOfThisList) {
            throw Problem.badCursor();
        }
    }

    private static String join(Object... position) {
        var parts = new StringBuilder();
        for (Object part : position) {
            parts.append(parts.isEmpty() ? "" : SEPARATOR)
                    .append(part instanceof Instant moment ? moment.toString() : part);
        }
        return parts.toString();
    }
}
