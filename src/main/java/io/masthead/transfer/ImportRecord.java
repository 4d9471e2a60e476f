package io.masthead.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.editorial.ArticleInput;
import io.masthead.site.LinkInput;
import io.masthead.taxonomy.AuthorInput;
import io.masthead.taxonomy.CategoryInput;
import io.masthead.taxonomy.TagInput;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One line of a file that is taken in.
@Schema(
        description = "One line of a file that is taken in: exactly one of `article`, `category`, `tag`, `author` and"
                + " `link`, or a row of an export.",
        examples = """
                {"article": {"title": "The river lights up", "category": "culture", "externalId": "old-817",
                 "bodyHtml": "<p>On Saturday …</p>", "publishedAt": "2019-05-01T08:00:00Z"}, "status": "published"}""")
public record ImportRecord(
        @Schema(description = "An article. One whose `externalId` is known here becomes that article's next revision.")
        ArticleInput article,

        @Schema(
                description =
                        "With `article`: where it is to stand; `draft` if absent. `published` with a date to come is"
                                + " scheduled.",
                enumeration = {"draft", "in-review", "published", "trashed"})
        @Pattern(regexp = "draft|in-review|published|trashed", message = "One of draft, in-review, published, trashed.")
        String status,

        @Schema(description = "With `article`: when it was last changed where it comes from.")
        Instant changedAt,

        @Schema(description = "With `article`: slugs under which readers knew it; they lead to it.", maxItems = 50)
        @Size(max = 50)
        List<@NotNull @Size(max = 200) String> formerSlugs,

        @Schema(description = "A category. One whose slug is there already stays as it is; so do tags and authors.")
        CategoryInput category,

        @Schema(description = "A tag.") TagInput tag,

        @Schema(description = "An author.") AuthorInput author,

        @Schema(description = "A friend link.") LinkInput link,

        @Schema(description = "With `row`: the table of an export that it belongs to.", maxLength = 64) @Size(max = 64)
        String table,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "With `table`: a row, as the export wrote it.")
        JsonNode row) {

    static ImportRecord of(ArticleInput article, String status, Instant changedAt, List<String> formerSlugs) {
        return new ImportRecord(article, status, changedAt, formerSlugs, null, null, null, null, null, null);
    }

    static ImportRecord of(CategoryInput category) {
        return new ImportRecord(null, null, null, null, category, null, null, null, null, null);
    }

    static ImportRecord of(TagInput tag) {
        return new ImportRecord(null, null, null, null, null, tag, null, null, null, null);
    }

    static ImportRecord of(AuthorInput author) {
        return new ImportRecord(null, null, null, null, null, null, author, null, null, null);
    }

    /// What it is about; empty for nothing, or for several things at once.
    String kind() {
        Object[] members = {article, category, tag, author, link, table == null ? null : row};
        String[] kinds = {"article", "category", "tag", "author", "link", "row"};
        String kind = "";
        for (int i = 0; i < members.length; i++) {
            if (members[i] != null) {
                if (!kind.isEmpty()) {
                    return "";
                }
                kind = kinds[i];
            }
        }
        return kind;
    }
}
