package io.masthead.slot;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.CategoryTree;
import io.masthead.taxonomy.Tag;
import io.masthead.taxonomy.TagRepository;
import io.masthead.taxonomy.TermUse;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads what staff aim a booking at: names become ids, and what is named counts as used.
@Singleton
class Aims {

    private static final String USED_BY = "booking";

    private final CategoryRepository categories;
    private final TagRepository tags;
    private final TermUse termUse;

    Aims(CategoryRepository categories, TagRepository tags, TermUse termUse) {
        this.categories = categories;
        this.tags = tags;
        this.termUse = termUse;
    }

    /// @return the targeting with ids; `null` for `null`
    /// @throws Problem `422` for a category or tag that is not there, and for hours that are none
    Targeting resolve(Targeting written) {
        if (written == null) {
            return null;
        }
        List<Hours> hours = written.hours() == null ? List.of() : written.hours();
        for (int i = 0; i < hours.size(); i++) {
            if (hours.get(i).from().equals(hours.get(i).to())) {
                throw Problem.invalid(
                        "/targeting/hours/" + i, "no-time", "Hours end at another one than they begin with.");
            }
        }
        return written.naming(categories(written.categories()), tags(written.tags()));
    }

    /// From now on the booking uses what it is aimed at, and nothing else.
    void use(Id booking, Targeting targeting) {
        Set<Id> terms = new LinkedHashSet<>();
        if (targeting != null && targeting.categories() != null) {
            targeting.categories().forEach(id -> terms.add(Id.of(id)));
        }
        if (targeting != null && targeting.tags() != null) {
            targeting.tags().forEach(id -> terms.add(Id.of(id)));
        }
        termUse.use(USED_BY, booking, terms);
    }

    private List<String> categories(List<String> asked) {
        if (asked == null) {
            return null;
        }
        CategoryTree tree = categories.tree();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String pointer = "/targeting/categories/" + i;
            ids.add(tree.find(asked.get(i))
                    .orElseThrow(() -> Problem.invalid(pointer, "unknown-category", "There is no such category."))
                    .id()
                    .toString());
        }
        return ids.stream().distinct().toList();
    }

    private List<String> tags(List<String> asked) {
        if (asked == null) {
            return null;
        }
        Map<String, Tag> known = tags.find(asked);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Tag tag = known.get(asked.get(i));
            if (tag == null) {
                throw Problem.invalid("/targeting/tags/" + i, "unknown-tag", "There is no such tag.");
            }
            ids.add(tag.id().toString());
        }
        return ids.stream().distinct().toList();
    }
}
