package io.masthead.syndication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.article.Outline;
import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes articles as JSON for a page of changes.
@Singleton
class Contents {

    private final PublishedRows rows;
    private final Copies copies;
    private final KeptContents kept;
    private final ObjectMapper json;

    Contents(PublishedRows rows, Copies copies, KeptContents kept, ObjectMapper json) {
        this.rows = rows;
        this.copies = copies;
        this.kept = kept;
        this.json = json;
    }

    Map<Id, Outline> outlines(Collection<Id> articles, Instant now) {
        return articles.isEmpty() ? Map.of() : rows.outlines(articles, now);
    }

    /// These articles, from memory where this node has them as they are now.
    ///
    /// @param upTo the entry of the log that the memory must have heard of
    Map<Id, Block.Content> known(Collection<Outline> wanted, long upTo, Entitlement plan, Asked asked, Instant now) {
        var shape = new KeptContents.Shape(plan.form(), asked.format(), asked.body());
        long began = kept.begin();
        Map<Id, Block.Content> contents = kept.find(wanted, shape, upTo);
        List<Id> missing = wanted.stream()
                .map(Outline::id)
                .filter(id -> !contents.containsKey(id))
                .toList();
        Map<Id, Outline> outlines = new HashMap<>();
        wanted.forEach(one -> outlines.put(one.id(), one));
        Map<Id, Copies.Made> made = copies.byId(rows.find(missing, now), plan, asked.format(), asked.body(), now);
        made.forEach((id, one) -> {
            Outline outline = outlines.get(id);
            Block.Content content = content(outline.category(), outline, one.item());
            contents.put(id, content);
            if (one.alone()) {
                kept.keep(outline, shape, content, began);
            }
        });
        return contents;
    }

    /// The articles of these rows.
    Map<Id, Block.Content> of(
            List<PublishedRow> wanted, Map<Id, Outline> outlines, Entitlement plan, Asked asked, Instant now) {
        Map<Id, Copies.Made> items = copies.byId(wanted, plan, asked.format(), asked.body(), now);
        Map<Id, Block.Content> contents = new HashMap<>();
        for (PublishedRow row : wanted) {
            Copies.Made made = items.get(row.id());
            if (made != null) {
                contents.put(row.id(), content(row.category(), outlines.get(row.id()), made.item()));
            }
        }
        return contents;
    }

    private Block.Content content(Id category, Outline outline, SyndicatedItem item) {
        try {
            return new Block.Content(
                    category, outline == null ? 0 : outline.revision(), new WrittenItem(json.writeValueAsString(item)));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an article could not be written as JSON", broken);
        }
    }
}
