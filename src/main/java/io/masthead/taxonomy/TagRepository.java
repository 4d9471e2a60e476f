package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.text.CleanText;
import io.masthead.shared.text.Slug;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds tags, and makes those that editors allow to be made in passing.
@Singleton
public class TagRepository implements Terms<Tag> {

    private static final int LONGEST_NAME = 200;

    private final TermRegister register;
    private final Clock clock;

    TagRepository(TermRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "tag";
    }

    @Override
    public List<String> lists() {
        return List.of("tags");
    }

    /// Finds several at once, in one statement.
    ///
    /// @return the tags found by what each was asked for, in the order asked; unknown ones are missing
    public Map<String, Tag> find(Collection<String> slugsOrIds) {
        if (slugsOrIds.isEmpty()) {
            return Map.of();
        }
        List<Tag> found = find("id in ?1 or slug in ?2", Terms.ids(slugsOrIds), slugsOrIds)
                .list();
        Map<String, Tag> byName = new LinkedHashMap<>();
        for (String asked : slugsOrIds) {
            found.stream()
                    .filter(tag ->
                            tag.slug().equals(asked) || tag.id().toString().equals(asked))
                    .findFirst()
                    .ifPresent(tag -> byName.put(asked, tag));
        }
        return byName;
    }

    /// Makes a tag of a name, unless there is one of that name already: then that one is it. A slug that is taken
    /// gets a number.
    ///
    /// @return the tag, which the database has
    /// @throws Problem `422` at `/tags` if the name is too long or no slug can be made of it
    public Tag create(String name) {
        String clean = CleanText.line(name);
        if (clean == null || clean.length() > LONGEST_NAME) {
            throw Problem.invalid("/tags", "bad-tag", "A tag's name has between 1 and 200 characters.");
        }
        return find("name = ?1 order by id", clean).firstResultOptional().orElseGet(() -> {
            String made = Slug.of(clean)
                    .orElseThrow(() -> Problem.invalid(
                            "/tags", "slug-needed", "No slug can be made of “" + clean + "”: create this tag first."));
            Tag tag = new Tag(Id.next());
            String slug = register.takeSlug(this, tag, free(made), clean);
            tag.name(slug, clean, clock.instant());
            register.enter(this, tag);
            return tag;
        });
    }

    private String free(String slug) {
        String free = slug;
        for (int number = 2; count("slug", free) > 0; number++) {
            free = Slug.numbered(slug, number);
        }
        return free;
    }
}
