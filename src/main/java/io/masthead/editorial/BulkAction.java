package io.masthead.editorial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.MergePatch;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.masthead.staff.WriteRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// Does to one article what is to be done to many.
@Singleton
class BulkAction {

    private final ArticleDesk desk;
    private final EditorialRepository articles;
    private final Saving saving;
    private final Publishing publishing;
    private final Validation validation;
    private final MergePatch mergePatch;
    private final ObjectMapper json;
    private final WriteRecord record;
    private final Clock clock;

    BulkAction(
            ArticleDesk desk,
            EditorialRepository articles,
            Saving saving,
            Publishing publishing,
            Validation validation,
            MergePatch mergePatch,
            ObjectMapper json,
            WriteRecord record,
            Clock clock) {
        this.desk = desk;
        this.articles = articles;
        this.saving = saving;
        this.publishing = publishing;
        this.validation = validation;
        this.mergePatch = mergePatch;
        this.json = json;
        this.record = record;
        this.clock = clock;
    }

    /// @throws Problem `422` if the whole makes no sense, whatever the articles
    void check(BulkInput wanted) {
        Set<Id> seen = new HashSet<>();
        for (int i = 0; i < wanted.items().size(); i++) {
            if (!seen.add(wanted.items().get(i).id())) {
                throw Problem.invalid("/items/" + i + "/id", "repeated", "Name each article once.");
            }
        }
        boolean tags = wanted.tags() != null && !wanted.tags().isEmpty();
        if (wanted.action().equals("tag") != tags) {
            throw Problem.invalid(
                    "/tags", tags ? "not-here" : "missing", "Goes with the action tag, and only with it.");
        }
        boolean category = wanted.category() != null;
        if (wanted.action().equals("move") != category) {
            throw Problem.invalid(
                    "/category", category ? "not-here" : "missing", "Goes with the action move, and only with it.");
        }
    }

    /// Within the caller's transaction, which is for this article alone.
    ///
    /// @throws Problem as the single request
    BulkOutcome apply(BulkInput wanted, BulkItem item) throws JsonProcessingException {
        Instant now = clock.instant();
        String needed = wanted.action().matches("tag|move") ? Actions.SAVE : wanted.action();
        EditorialArticle article = desk.guarded(item.id().toString(), item.etag(), needed);
        int before = article.version();
        switch (wanted.action()) {
            case "publish" -> publishing.publish(article, saving.current(article), PublishInput.NOW, now);
            case "withdraw" -> publishing.withdraw(article, now);
            default -> revise(article, wanted, now);
        }
        articles.flush();
        record.written(article.id(), before, article.version());
        return new BulkOutcome(item.id(), true, "\"v" + article.version() + "\"", article.status(now), null);
    }

    private void revise(EditorialArticle article, BulkInput wanted, Instant now) throws JsonProcessingException {
        ArticleInput current = saving.current(article).input();
        ObjectNode patch = json.createObjectNode();
        if (wanted.category() != null) {
            patch.put("category", wanted.category());
        } else {
            ArrayNode tags = patch.putArray("tags");
            current.tags().forEach(tags::add);
            wanted.tags().forEach(tags::add);
        }
        ArticleInput input = validation.check(mergePatch.apply(current, patch, ArticleInput.class));
        saving.save(article, false, input, false, desk.caller(), now);
    }
}
