package io.masthead.syndication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes articles as JSON for a page of changes, no more of them than a page may weigh.
@Singleton
class Contents {

    /// How many bytes of articles a page has at most, unless a single one has more.
    static final long MOST_BYTES = 1 << 20;

    /// About what an article has beside its document.
    private static final long BESIDE = 1_500;

    private final PublishedRows rows;
    private final Copies copies;
    private final ObjectMapper json;

    Contents(PublishedRows rows, Copies copies, ObjectMapper json) {
        this.rows = rows;
        this.copies = copies;
        this.json = json;
    }

    /// How many of these articles, taken in their order, fit into a page; one at least.
    static int fitting(List<Id> inOrder, Map<Id, PublishedRows.Size> sizes) {
        long bytes = 0;
        for (int i = 0; i < inOrder.size(); i++) {
            PublishedRows.Size size = sizes.get(inOrder.get(i));
            bytes += size == null ? 0 : size.bytes() + BESIDE;
            if (bytes > MOST_BYTES && i > 0) {
                return i;
            }
        }
        return inOrder.size();
    }

    Map<Id, PublishedRows.Size> sizes(List<Id> articles, Instant now) {
        return articles.isEmpty() ? Map.of() : rows.sizes(articles, now);
    }

    /// The articles of these rows.
    Map<Id, Block.Content> of(
            List<PublishedRow> wanted, Map<Id, PublishedRows.Size> sizes, Entitlement plan, Asked asked, Instant now) {
        Map<Id, SyndicatedItem> items = copies.byId(wanted, plan, asked.format(), asked.body(), now);
        Map<Id, Block.Content> contents = new HashMap<>();
        for (PublishedRow row : wanted) {
            SyndicatedItem item = items.get(row.id());
            if (item != null) {
                int version = sizes.containsKey(row.id()) ? sizes.get(row.id()).revision() : 0;
                contents.put(row.id(), new Block.Content(row.category(), version, new WrittenItem(write(item))));
            }
        }
        return contents;
    }

    private String write(SyndicatedItem item) {
        try {
            return json.writeValueAsString(item);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an article could not be written as JSON", broken);
        }
    }
}
