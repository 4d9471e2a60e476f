package io.masthead.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.client.java.ApiClient;
import io.masthead.client.java.api.ArticlesApi;
import io.masthead.client.java.model.Article;
import io.masthead.client.java.model.BlockStyle;
import io.masthead.client.java.model.TextBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class JavaClientTest {

    private static final ObjectMapper JSON = ApiClient.createDefaultObjectMapper();

    @Test
    @EnabledIfEnvironmentVariable(named = "MASTHEAD_URL", matches = ".+")
    void readsAnArticleFromARunningServer() throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(System.getenv("MASTHEAD_URL"));
        Article article = new ArticlesApi(client).readArticle("lantern-fair", null, null, null);
        assertEquals("lantern-fair", article.getSlug());
        TextBlock text = JSON.treeToValue(first(article, "block"), TextBlock.class);
        assertTrue(text.getChildren().get(0).getText().length() > 10);
    }

    @Test
    void passesOverWhatALaterVersionBrings() throws Exception {
        Article article = JSON.readValue(Later.ARTICLE, Article.class);
        assertEquals("chart", article.getBody().get(0).get("_type").asText());
        TextBlock text = JSON.treeToValue(first(article, "block"), TextBlock.class);
        assertEquals(BlockStyle.UNKNOWN_DEFAULT_OPEN_API, text.getStyle());
        assertEquals("Fog.", text.getChildren().get(0).getText());
    }

    private static JsonNode first(Article article, String kind) {
        return article.getBody().stream()
                .filter(node -> kind.equals(node.path("_type").asText()))
                .findFirst()
                .orElseThrow();
    }
}
