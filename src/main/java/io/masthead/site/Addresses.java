package io.masthead.site;

import io.masthead.shared.id.Id;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes the absolute addresses of the site's pages (RFC 3986; other than ASCII is percent-encoded UTF-8). An answer
/// that shows one of them carries the surrogate key [#KEY].
public final class Addresses {

    /// The surrogate key of every answer that shows an address: dropped when a template changes.
    public static final String KEY = "addresses";

    private final UrlTemplates templates;

    Addresses(UrlTemplates templates) {
        this.templates = templates;
    }

    public String article(Id id, String slug) {
        return PageTemplate.fill(templates.article(), Map.of("id", id.toString(), "slug", slug));
    }

    public String category(String slug) {
        return PageTemplate.fill(templates.category(), Map.of("slug", slug));
    }

    public String tag(String slug) {
        return PageTemplate.fill(templates.tag(), Map.of("slug", slug));
    }

    public String author(String slug) {
        return PageTemplate.fill(templates.author(), Map.of("slug", slug));
    }

    /// The page that shows an unpublished revision.
    public String preview(String token) {
        return PageTemplate.fill(templates.preview(), Map.of("token", token));
    }

    /// What an address of one of these pages names, or nothing for any other address. Its query and fragment do not
    /// count.
    public Optional<PageAddress> read(String address) {
        String bare = address.replaceFirst("[?#].*", "");
        return Stream.of(
                        Map.entry("article", templates.article()),
                        Map.entry("category", templates.category()),
                        Map.entry("tag", templates.tag()),
                        Map.entry("author", templates.author()))
                .flatMap(page ->
                        PageTemplate.read(page.getValue(), bare)
                                .map(name -> new PageAddress(page.getKey(), name))
                                .stream())
                .findFirst();
    }
}
