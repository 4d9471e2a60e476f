package io.masthead.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.masthead.article.ArticleDetail;
import io.masthead.article.ArticleSummary;
import io.masthead.article.Byline;
import io.masthead.article.TagRef;
import io.masthead.media.Image;
import io.masthead.media.Rendition;
import jakarta.inject.Singleton;

/// An article for search engines: `NewsArticle` of schema.org as JSON-LD.
@Singleton
class JsonLd {

    private final ObjectMapper json;

    JsonLd(ObjectMapper json) {
        this.json = json;
    }

    ObjectNode of(ArticleDetail article, PageSite site) {
        ArticleSummary summary = article.summary();
        ObjectNode node = json.createObjectNode()
                .put("@context", "https://schema.org")
                .put("@type", "NewsArticle")
                .put("mainEntityOfPage", article.canonicalUrl())
                .put("url", summary.url())
                .put("headline", summary.title());
        put(node, "alternativeHeadline", summary.subtitle());
        put(node, "description", summary.summary());
        node.put("datePublished", summary.publishedAt().toString());
        node.put("dateModified", summary.updatedAt().toString());
        node.put("inLanguage", summary.language());
        if (summary.category() != null) {
            node.put("articleSection", summary.category().name());
        }
        if (!summary.tags().isEmpty()) {
            ArrayNode keywords = node.putArray("keywords");
            summary.tags().stream().map(TagRef::name).forEach(keywords::add);
        }
        node.put("wordCount", article.wordCount());
        images(node, summary.leadImage());
        people(node, summary);
        if (!node.has("author")) {
            // Google asks for an author: without a name it is the house that answers for it, or where it comes from.
            node.putArray("author")
                    .addObject()
                    .put("@type", "Organization")
                    .put(
                            "name",
                            summary.source() == null
                                    ? site.site().name()
                                    : summary.source().name());
        }
        ObjectNode publisher = node.putObject("publisher")
                .put("@type", "Organization")
                .put("name", site.site().name());
        if (site.logo() != null
                && site.logo().renditions() != null
                && !site.logo().renditions().isEmpty()) {
            publisher
                    .putObject("logo")
                    .put("@type", "ImageObject")
                    .put("url", site.logo().renditions().getLast().url());
        }
        return node;
    }

    private static void people(ObjectNode node, ArticleSummary summary) {
        for (Byline one : summary.byline()) {
            ObjectNode person = node.withArray(property(one.role()))
                    .addObject()
                    .put("@type", "Person")
                    .put("name", one.name());
            put(person, "url", one.url());
        }
        if (summary.source() != null) {
            ObjectNode source = node.putObject("sourceOrganization")
                    .put("@type", "Organization")
                    .put("name", summary.source().name());
            put(source, "url", summary.source().url());
        }
    }

    private static String property(String role) {
        return switch (role) {
            case "author", "editor", "translator" -> role;
            default -> "contributor";
        };
    }

    private static void images(ObjectNode node, Image image) {
        if (image == null || image.renditions() == null) {
            return;
        }
        ArrayNode images = node.putArray("image");
        image.renditions().stream()
                .filter(rendition -> !rendition.name().equals("thumb"))
                .map(Rendition::url)
                .distinct()
                .forEach(images::add);
    }

    private static void put(ObjectNode node, String member, String value) {
        if (value != null) {
            node.put(member, value);
        }
    }
}
