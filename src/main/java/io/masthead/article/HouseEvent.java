package io.masthead.article;

import io.masthead.changelog.Entry;
import io.masthead.shared.id.Id;
import io.masthead.site.Addresses;
import java.util.List;

/// The `data` of an event for the house.
///
/// @param subject the kind of thing that changed
/// @param id which one
/// @param articleId the same, for an article
/// @param slug where an article stands now; `null` if readers do not see it
/// @param url the address of its page
/// @param formerSlugs where else it stood, ever; where it has left, all of them
/// @param formerUrls the addresses of those pages
/// @param surrogateKeys what shows it: whatever carries one of these keys is out of date
record HouseEvent(
        String subject,
        Id id,
        Id articleId,
        String slug,
        String url,
        List<String> formerSlugs,
        List<String> formerUrls,
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
