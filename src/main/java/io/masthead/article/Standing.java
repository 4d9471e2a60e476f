package io.masthead.article;

import io.masthead.changelog.Entry;
import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a story stood before or after a change: what decides who may see it. The change log keeps it as text, because
/// the rows that said so may be gone when somebody asks.
///
/// @param publishedAt its date
/// @param revision which version
/// @param category its own category, or `null`
/// @param terms the lists that it stood in: categories on the way up, tags, and perhaps authors
public record Standing(Instant publishedAt, int revision, Id category, List<Id> terms) {

    private static final String NONE = "-";
    private static final String LIST = "list:";
    private static final int HEAD = 2;

    /// What follows it does not say where the story stood: the log keeps for ever what changes before it.
    private static final String VERSION = "#";

    /// What the log keeps where no story was to be seen.
    static final String NOWHERE = "";

    public Standing {
        terms = List.copyOf(terms);
    }

    /// What an entry from before states were kept lets one know: which lists showed the story, and not since when.
    ///
    /// @return nothing if it stood in none, or if the entry does say how things stood
    public static Optional<Standing> listed(Entry entry) {
        List<Id> lists = entry.surrogateKeys().stream()
                .filter(key -> key.startsWith(LIST))
                .flatMap(key -> Id.parse(key.substring(LIST.length())).stream())
                .toList();
        boolean old = entry.before() == null && entry.after() == null && !lists.isEmpty();
        return old ? Optional.of(new Standing(Instant.EPOCH, 0, null, lists)) : Optional.empty();
    }

    /// The form that the log keeps.
    String text() {
        String own = category == null ? NONE : Long.toString(category.value());
        return Stream.concat(
                        Stream.of(publishedAt.toString(), own), terms.stream().map(term -> Long.toString(term.value())))
                .collect(Collectors.joining(" ", "", VERSION + revision));
    }

    /// Reads what an entry says.
    ///
    /// @param state as the log has it, or `null`
    /// @return nothing if no story was there
    public static Optional<Standing> of(String state) {
        return Optional.ofNullable(state).filter(text -> !text.isEmpty()).map(text -> {
            int mark = text.indexOf(VERSION);
            String[] parts = text.substring(0, mark).split(" ");
            return new Standing(
                    Instant.parse(parts[0]),
                    Integer.parseInt(text.substring(mark + VERSION.length())),
                    parts[1].equals(NONE) ? null : new Id(Long.parseLong(parts[1])),
                    Stream.of(parts)
                            .skip(HEAD)
                            .map(part -> new Id(Long.parseLong(part)))
                            .toList());
        });
    }
}
