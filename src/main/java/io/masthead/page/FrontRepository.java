package io.masthead.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.article.ArticleKeys;
import io.masthead.article.PublishedRows;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads and writes what the editors put on top of pages.
@Singleton
class FrontRepository {

    private final EntityManager database;
    private final ObjectMapper json;
    private final Shown shown;

    FrontRepository(EntityManager database, ObjectMapper json, Shown shown) {
        this.database = database;
        this.json = json;
        this.shown = shown;
    }

    /// What a page shows of its front now.
    ///
    /// @param items those whose time is not over, whether readers may see the article or not
    record Standing(List<Id> items, List<FrontSection> sections) {}

    /// The front of a page, in one statement that also tells when the next story of all begins. Articles that stand
    /// there are named as shown even if they are not visible yet: their beginning changes the page.
    Standing standing(Id front, Instant now) {
        Row row = Sql.of("select f.document, (")
                .add(PublishedRows.nextBeginningStatement(now))
                .add(") from (select 1 as one) o left join front f on f.id = ?", front)
                .rows(database)
                .getFirst();
        shown.key(Front.key(front));
        shown.until(row.instant(1));
        FrontInput written = row.absent(0) ? FrontInput.NOTHING : read(row.text(0));
        List<FrontItem> items = written.items().stream()
                .filter(item -> item.until() == null || item.until().isAfter(now))
                .toList();
        items.forEach(item -> {
            shown.key(ArticleKeys.coming(item.articleId()));
            shown.until(item.until());
        });
        return new Standing(items.stream().map(FrontItem::articleId).toList(), written.sections());
    }

    Optional<Front> find(Id front) {
        return Optional.ofNullable(database.find(Front.class, front.value()));
    }

    /// The row, made if there was none; two who make it at once get the same.
    Front row(Id front) {
        Sql.of("insert ignore into front (id, document, version) values (?, ?, 0)", front, write(FrontInput.NOTHING))
                .run(database);
        return database.find(Front.class, front.value());
    }

    void flush() {
        database.flush();
    }

    FrontInput read(String document) {
        try {
            return json.readValue(document, FrontInput.class).whole();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a front cannot be read", broken);
        }
    }

    String write(FrontInput written) {
        try {
            return json.writeValueAsString(written);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a front could not be written", broken);
        }
    }
}
