package io.masthead.article;

import io.masthead.changelog.Entry;
import io.masthead.shared.id.Id;
import io.masthead.site.Addresses;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The `data` of an event for the house.
@Schema(
        name = "HouseNotice",
        description =
                "What changed, and what shows it. Where an article stands is said as it is when the event is sent.")
public record HouseEvent(
        @Schema(required = true, description = "The kind of thing that changed.", examples = "article", maxLength = 40)
        String subject,

        @Schema(required = true, description = "Which one.") Id id,

        @Schema(description = "The same, for an article.") Id articleId,

        @Schema(
                description = "Where an article stands now; absent if readers do not see it.",
                examples = "the-river-lights-up",
                maxLength = 200)
        String slug,

        @Schema(
                description = "The address of its page.",
                format = "iri",
                examples = "https://news.example/articles/the-river-lights-up",
                maxLength = 2000)
        String url,

        @Schema(description = "Where else the article stood, ever; where it has left, all of them.", maxItems = 1000)
        List<String> formerSlugs,

        @Schema(description = "The addresses of those pages.", maxItems = 1000)
        List<String> formerUrls,

        @Schema(
                required = true,
                description = "What shows it: whatever carries one of these keys is out of date.",
                maxItems = 10000)
        List<String> surrogateKeys) {

    static HouseEvent of(Entry entry) {
        return new HouseEvent(entry.subject(), entry.subjectId(), null, null, null, null, null, keys(entry));
    }

    static HouseEvent ofArticle(Entry entry, String slug, List<String> allSlugs, Addresses addresses) {
        Id id = entry.subjectId();
        List<String> former =
                allSlugs.stream().filter(one -> !one.equals(slug)).sorted().toList();
        return new HouseEvent(
                entry.subject(),
                id,
                id,
                slug,
                slug == null ? null : addresses.article(id, slug),
                former,
                former.stream().map(one -> addresses.article(id, one)).toList(),
                keys(entry));
    }

    private static List<String> keys(Entry entry) {
        return entry.surrogateKeys().stream().sorted().toList();
    }
}
