package io.masthead.taxonomy;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds authors.
@Singleton
public class AuthorRepository implements Terms<Author> {

    @Override
    public String kind() {
        return "author";
    }

    @Override
    public List<String> lists() {
        return List.of("authors");
    }

    /// Finds several at once, in one statement. What could be several is read as an id, else a slug, else a name; of
    /// two authors with one name it is the one who was there first.
    ///
    /// @return the authors found by what each was asked for, in the order asked; unknown ones are missing
    public Map<String, Author> find(Collection<String> namesOrSlugsOrIds) {
        if (namesOrSlugsOrIds.isEmpty()) {
            return Map.of();
        }
        List<Author> found = find(
                        "id in ?1 or slug in ?2 or name in ?2 order by id",
                        Terms.ids(namesOrSlugsOrIds),
                        namesOrSlugsOrIds)
                .list();
        Map<String, Author> byName = new LinkedHashMap<>();
        for (String asked : namesOrSlugsOrIds) {
            Stream.<Predicate<Author>>of(
                            author -> author.id().toString().equals(asked),
                            author -> author.slug().equals(asked),
                            author -> author.name().equals(asked))
                    .flatMap(matches -> found.stream().filter(matches))
                    .findFirst()
                    .ifPresent(author -> byName.put(asked, author));
        }
        return byName;
    }
}
