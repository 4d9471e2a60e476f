package io.masthead.article.body;

import static io.masthead.article.body.Bodies.LINKS;
import static io.masthead.article.body.Bodies.body;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyResolutionTest {

    private static final String REFERENCES = """
            [{'_type':'image','_key':'i','mediaId':'0MZ5Q4T2C8V1K','caption':'Our own words'},
             {'_type':'image','mediaId':'0MZ5Q4T2C8V1M'},
             {'_type':'gallery','images':[{'mediaId':'0MZ5Q4T2C8V1K'},{'mediaId':'0MZ5Q4T2C8V1M'}]},
             {'_type':'gallery','images':[{'mediaId':'0MZ5Q4T2C8V1M'}]},
             {'_type':'block','children':[{'_type':'span','text':'here','marks':['strong','l']},
              {'_type':'span','text':'gone','marks':['em','m']}],
              'markDefs':[{'_type':'link','_key':'l','articleId':'0MZ5Q4T2C8V2A'},
              {'_type':'link','_key':'m','articleId':'0MZ5Q4T2C8V2B'}]}]
            """;

    @Test
    void referencesAreListedOnce() {
        Body body = body(REFERENCES);
        assertEquals(List.of(Bodies.MEDIA, Bodies.GONE_MEDIA), List.copyOf(body.mediaIds()));
        assertEquals(List.of(Bodies.ARTICLE, Bodies.GONE_ARTICLE), List.copyOf(body.articleIds()));
    }

    @Test
    void imageIsCompletedInItsOwnNode() {
        JsonNode image = body(REFERENCES).resolved(LINKS).toJson().get(0);
        assertEquals("image", image.get("_type").asText());
        assertEquals("i", image.get("_key").asText());
        assertEquals("Our own words", image.get("caption").asText());
        assertEquals("A harbour", image.get("alt").asText());
        assertEquals(1600, image.get("width").asInt());
        assertEquals(0.4, image.get("focalPoint").get("y").asDouble());
        assertEquals(
                "image/webp", image.get("renditions").get(0).get("contentType").asText());
    }

    @Test
    void storedImageHasNoReadersMembers() {
        JsonNode image = body(REFERENCES).toJson().get(0);
        assertEquals(4, image.size(), image.toString());
    }

    @Test
    void imagesThatAreGoneAreLeftOut() {
        List<Block> blocks = body(REFERENCES).resolved(LINKS).blocks();
        assertEquals(3, blocks.size());
        assertEquals(1, ((GalleryBlock) blocks.get(1)).images().size());
    }

    @Test
    void linkToAnArticleGetsItsAddress() {
        TextBlock text = (TextBlock) body(REFERENCES).resolved(LINKS).blocks().getLast();
        assertEquals(
                List.of(new LinkMark("l", "https://news.example/articles/harbour", Bodies.ARTICLE)), text.markDefs());
    }

    @Test
    void linkToAnArticleThatIsGoneKeepsItsTextOnly() {
        Body resolved = body(REFERENCES).resolved(LINKS);
        TextBlock text = (TextBlock) resolved.blocks().getLast();
        assertEquals(List.of("em"), text.children().getLast().marks());
        assertEquals("heregone", text.text());
        assertFalse(resolved.toJson().toString().contains(Bodies.GONE_ARTICLE));
    }
}
