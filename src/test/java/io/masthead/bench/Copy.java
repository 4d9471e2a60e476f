package io.masthead.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// What a partner's program has on its disk: its copy and its cursor, written down together.
final class Copy {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Saved(String cursor, Map<String, Integer> articles) {}

    private volatile Saved saved = new Saved(null, Map.of());

    String cursor() {
        return saved.cursor;
    }

    /// Versions by article.
    Map<String, Integer> articles() {
        return saved.articles;
    }

    /// Reads a page and does what it says.
    ///
    /// @return whether nothing more was there
    boolean page(Mirror mirror, int limit) throws IOException, InterruptedException {
        JsonNode page = JSON.readTree(mirror.page(saved.cursor, limit));
        Map<String, Integer> articles = new TreeMap<>(saved.articles);
        for (JsonNode change : page.path("data")) {
            String article = change.path("articleId").asText();
            if (change.has("article")) {
                articles.put(article, change.path("article").path("version").asInt());
            } else if (!change.path("type").asText().equals("takedown-reminder")) {
                articles.remove(article);
            }
        }
        saved = new Saved(page.path("page").path("next").asText(), Map.copyOf(articles));
        return page.path("page").path("caughtUp").asBoolean();
    }
}
