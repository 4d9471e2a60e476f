package io.masthead.client

import com.fasterxml.jackson.databind.JsonNode
import io.masthead.client.kotlin.apis.ArticlesApi
import io.masthead.client.kotlin.infrastructure.Serializer.jacksonObjectMapper
import io.masthead.client.kotlin.models.Article
import io.masthead.client.kotlin.models.BlockStyle
import io.masthead.client.kotlin.models.TextBlock
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable

class KotlinClientTest {

    @Test
    @EnabledIfEnvironmentVariable(named = "MASTHEAD_URL", matches = ".+")
    fun readsAnArticleFromARunningServer() {
        val article = ArticlesApi(System.getenv("MASTHEAD_URL")).readArticle("lantern-fair")
        assertEquals("lantern-fair", article.slug)
        assertTrue(text(article).children.first().text.length > 10)
    }

    @Test
    fun passesOverWhatALaterVersionBrings() {
        val article = jacksonObjectMapper.readValue(Later.ARTICLE, Article::class.java)
        assertEquals("chart", article.body!!.first().get("_type").asText())
        assertEquals(BlockStyle.unknown_default_open_api, text(article).style)
        assertEquals("Fog.", text(article).children.first().text)
    }

    private fun text(article: Article): TextBlock {
        val node: JsonNode = article.body!!.first { it.path("_type").asText() == "block" }
        return jacksonObjectMapper.treeToValue(node, TextBlock::class.java)
    }
}
