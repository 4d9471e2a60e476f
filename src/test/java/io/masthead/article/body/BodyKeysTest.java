package io.masthead.article.body;

import static io.masthead.article.body.Bodies.body;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BodyKeysTest {

    private static final String TWO =
            "{'_type':'block','children':[{'_type':'span','text':'a'}]},{'_type':'block','children':[{'_type':'span','text':'b'}]}";

    @Test
    void sameInputYieldsTheSameKeys() {
        assertEquals(body("[" + TWO + "]"), body("[" + TWO + "]"));
    }

    @Test
    void paragraphKeepsItsKeyWhenAnotherIsPutAboveIt() {
        String before = body("[" + TWO + "]").blocks().getLast().key();
        String after =
                body("[{'_type':'divider'}," + TWO + "]").blocks().getLast().key();
        assertEquals(before, after);
    }

    @Test
    void allMadeKeysDiffer() {
        List<String> keys = keys(body("[" + TWO + "," + TWO + ",{'_type':'divider'},{'_type':'divider'}]"));
        assertEquals(keys.size(), new HashSet<>(keys).size());
        assertTrue(keys.stream().allMatch(key -> !key.isEmpty() && key.length() <= 8), keys.toString());
    }

    @Test
    void repeatedKeyIsReplaced() {
        List<Block> blocks = body("[{'_type':'divider','_key':'a'},{'_type':'divider','_key':'a'}]")
                .blocks();
        assertEquals("a", blocks.getFirst().key());
        assertNotEquals("a", blocks.getLast().key());
    }

    @Test
    void spansFollowTheirLinkWhenItsKeyIsReplaced() {
        String block =
                "{'_type':'block','children':[{'_type':'span','text':'a','marks':['l']}],'markDefs':[{'_type':'link','_key':'l','href':'/%s'}]}";
        Body body = body("[" + block.formatted("a") + "," + block.formatted("b") + "]");
        TextBlock second = (TextBlock) body.blocks().getLast();
        assertNotEquals("l", second.markDefs().getFirst().key());
        assertEquals(
                List.of(second.markDefs().getFirst().key()),
                second.children().getFirst().marks());
        assertEquals("/b", second.markDefs().getFirst().href());
    }

    private static List<String> keys(Body body) {
        return body.blocks().stream()
                .flatMap(block -> Stream.concat(
                        Stream.of(block.key()),
                        Body.passages(block).flatMap(p -> p.children().stream()).map(Span::key)))
                .toList();
    }
}
