package io.masthead.article.body;

import static io.masthead.article.body.Bodies.body;
import static io.masthead.article.body.Bodies.faults;
import static io.masthead.article.body.Bodies.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyParseTest {

    private static final String FULL = """
            [{'_type':'block','_key':'a','style':'h2','children':[{'_type':'span','_key':'a1','text':'Harbour','marks':[]}],
              'markDefs':[]},
             {'_type':'block','_key':'b','style':'normal','listItem':'bullet','level':2,
              'children':[{'_type':'span','_key':'b1','text':'see ','marks':['strong','em']},
                          {'_type':'span','_key':'b2','text':'here','marks':['code','l']}],
              'markDefs':[{'_type':'link','_key':'l','href':'https://example.org/'}]},
             {'_type':'image','_key':'c','mediaId':'0MZ5Q4T2C8V1K','alt':'A','caption':'B','credit':'C'},
             {'_type':'gallery','_key':'d','images':[{'_type':'image','_key':'d1','mediaId':'0MZ5Q4T2C8V1K'}]},
             {'_type':'pullQuote','_key':'e','text':'Now.','attribution':'The desk'},
             {'_type':'embed','_key':'f','url':'https://www.youtube.com/watch?v=abcdefghijk','provider':'youtube'},
             {'_type':'table','_key':'g','rows':[{'_key':'g1','cells':[{'_key':'g2','header':true,
              'children':[{'_type':'span','_key':'g3','text':'x','marks':['m']}],
              'markDefs':[{'_type':'link','_key':'m','articleId':'0MZ5Q4T2C8V2A'}]}]}]},
             {'_type':'divider','_key':'h'}]
            """;

    @Test
    void everyBlockComesBackAsItWasSent() {
        assertEquals(json(FULL), body(FULL).toJson());
    }

    @Test
    void membersStandInAFixedOrder() {
        String json = body("[{'children':[{'text':'a','_type':'span'}],'_type':'block'}]")
                .toJson()
                .toString();
        assertTrue(json.startsWith("[{\"_type\":\"block\",\"_key\":\""), json);
        assertTrue(json.contains("\"children\":[{\"_type\":\"span\",\"_key\":\""), json);
    }

    @Test
    void defaultsAreFilledIn() {
        TextBlock block = (TextBlock) body("[{'_type':'block','children':[{'_type':'span','text':'a'}]}]")
                .blocks()
                .getFirst();
        assertEquals(BlockStyle.NORMAL, block.style());
        assertEquals(List.of(), block.markDefs());
        assertEquals(List.of(), block.children().getFirst().marks());
    }

    @Test
    void storedBodyIsReadBack() {
        Body body = body(FULL);
        assertEquals(body, Body.stored(body.toJson().toString()));
        assertThrows(IllegalArgumentException.class, () -> Body.stored("[{"));
    }

    @Test
    void whatIsNoLongerAllowedIsLeftOutOfAStoredBody() {
        Body body = Body.stored("""
                [{"_type":"block","children":[{"_type":"span","text":"a","marks":["l"]}],
                "markDefs":[{"_type":"link","_key":"l","href":"javascript:alert(1)"}]},{"_type":"old"}]""");
        TextBlock block = (TextBlock) body.blocks().getFirst();
        assertEquals(1, body.blocks().size());
        assertEquals(List.of(), block.markDefs());
        assertEquals(List.of(), block.children().getFirst().marks());
    }

    @Test
    void readersFormMayBeSentBack() {
        Body stored = body(FULL);
        ParsedBody again = Body.parse(stored.resolved(Bodies.LINKS).toJson());
        assertEquals(List.of(), again.faults());
        ImageBlock image = (ImageBlock) again.body().blocks().get(2);
        assertEquals(null, image.image().width());
        TableBlock table = (TableBlock) again.body().blocks().get(6);
        assertEquals(
                new LinkMark("m", null, Bodies.ARTICLE),
                table.rows().getFirst().cells().getFirst().markDefs().getFirst());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        {}                                                                      ~ wrong-type
        'text'                                                                  ~ wrong-type
        null                                                                    ~ wrong-type
        [1]                                                                     ~ /0 wrong-type
        [null]                                                                  ~ /0 wrong-type
        [[]]                                                                    ~ /0 wrong-type
        [{}]                                                                    ~ /0/_type missing
        [{'_type':1}]                                                           ~ /0/_type wrong-type
        [{'_type':'script'}]                                                    ~ /0/_type unknown-block-type
        [{'_type':'divider','x':1}]                                             ~ /0/x unknown-member
        [{'_type':'divider','_key':7}]                                          ~ /0/_key wrong-type
        [{'_type':'block'}]                                                     ~ /0/children missing
        [{'_type':'block','children':{}}]                                       ~ /0/children wrong-type
        [{'_type':'block','children':[],'style':'h1'}]                          ~ /0/style unknown-style
        [{'_type':'block','children':[],'style':null}]                          ~ /0/style wrong-type
        [{'_type':'block','children':[],'listItem':'square'}]                   ~ /0/listItem unknown-list-item
        [{'_type':'block','children':[],'listItem':'bullet','level':0}]         ~ /0/level out-of-range
        [{'_type':'block','children':[],'listItem':'bullet','level':7}]         ~ /0/level out-of-range
        [{'_type':'block','children':[],'listItem':'bullet','level':1.5}]       ~ /0/level wrong-type
        [{'_type':'block','children':[],'listItem':'bullet','level':99999999999}] ~ /0/level out-of-range
        [{'_type':'block','children':[],'level':1}]                             ~ /0/level level-without-list
        [{'_type':'block','children':[{}]}]                                     ~ /0/children/0/_type missing
        [{'_type':'block','children':['a']}]                                    ~ /0/children/0 wrong-type
        [{'_type':'block','children':[{'_type':'image'}]}]                      ~ /0/children/0/_type unknown-child-type
        [{'_type':'block','children':[{'_type':'span'}]}]                       ~ /0/children/0/text missing
        [{'_type':'block','children':[{'_type':'span','text':[]}]}]             ~ /0/children/0/text wrong-type
        [{'_type':'block','children':[{'_type':'span','text':'','html':''}]}]   ~ /0/children/0/html unknown-member
        [{'_type':'block','children':[{'_type':'span','text':'','marks':'em'}]}] ~ /0/children/0/marks wrong-type
        [{'_type':'block','children':[{'_type':'span','text':'','marks':[1]}]}] ~ /0/children/0/marks/0 wrong-type
        [{'_type':'block','children':[{'_type':'span','text':'','marks':['b']}]}] ~ /0/children/0/marks/0 dangling-mark
        [{'_type':'block','children':[{'_type':'span','text':'','marks':['STRONG']}]}] ~ /0/children/0/marks/0 dangling-mark
        [{'_type':'image'}]                                                     ~ /0/mediaId missing
        [{'_type':'image','mediaId':'../x'}]                                    ~ /0/mediaId invalid-id
        [{'_type':'image','mediaId':'0MZ5Q4T2C8V1K','src':'x'}]                 ~ /0/src unknown-member
        [{'_type':'gallery'}]                                                   ~ /0/images missing
        [{'_type':'gallery','images':[{'_type':'embed'}]}]                      ~ /0/images/0/_type unknown-child-type, /0/images/0/mediaId missing
        [{'_type':'pullQuote'}]                                                 ~ /0/text missing
        [{'_type':'pullQuote','text':''}]                                       ~ /0/text missing
        [{'_type':'embed'}]                                                     ~ /0/url missing
        [{'_type':'embed','url':'javascript:alert(1)'}]                         ~ /0/url unsafe-link
        [{'_type':'embed','url':'https://evil.example/youtube.com'}]            ~ /0/url unknown-provider
        [{'_type':'embed','url':'https://youtube.com.evil.example/'}]           ~ /0/url unknown-provider
        [{'_type':'embed','url':'/watch'}]                                      ~ /0/url unknown-provider
        [{'_type':'embed','url':'https://vimeo.com/1','provider':'x'}]          ~ /0/provider wrong-provider
        [{'_type':'table'}]                                                     ~ /0/rows missing
        [{'_type':'table','rows':[{}]}]                                         ~ /0/rows/0/cells missing
        [{'_type':'table','rows':[{'cells':[{'header':'yes','children':[]}]}]}] ~ /0/rows/0/cells/0/header wrong-type
        """)
    void whatIsWrongIsNamed(String json, String expected) {
        assertEquals(expected, faults(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        {'_type':'link','_key':'l','href':'javascript:alert(1)'}          ~ /0/markDefs/0/href unsafe-link
        {'_type':'link','_key':'l','href':'JaVaScRiPt:alert(1)'}          ~ /0/markDefs/0/href unsafe-link
        {'_type':'link','_key':'l','href':'jav\\tascript:alert(1)'}       ~ /0/markDefs/0/href unsafe-link
        {'_type':'link','_key':'l','href':'//evil.example'}               ~ /0/markDefs/0/href unsafe-link
        {'_type':'link','_key':'l','href':'data:text/html,x'}             ~ /0/markDefs/0/href unsafe-link
        {'_type':'link','_key':'l'}                                       ~ /0/markDefs/0/href missing
        {'_type':'link','_key':'l','href':''}                             ~ /0/markDefs/0/href missing
        {'_type':'link','_key':'l','articleId':'1'}                       ~ /0/markDefs/0/articleId invalid-id
        {'_type':'link','_key':'l','href':'/','target':'_blank'}          ~ /0/markDefs/0/target unknown-member
        {'_type':'comment','_key':'l'}                                    ~ /0/markDefs/0/_type unknown-mark-type
        {'_key':'l','href':'/'}                                           ~ /0/markDefs/0/_type missing
        {'_type':'link','_key':'em','href':'/'},{'_type':'link','_key':'l','href':'/'} ~ /0/markDefs/0/_key reserved-key
        """)
    void badLinkIsTheOnlyFault(String mark, String expected) {
        assertEquals(
                expected,
                faults("[{'_type':'block','children':[{'_type':'span','text':'a','marks':['l']}],'markDefs':[" + mark
                        + "]}]"));
    }

    @Test
    void pointerIsEscaped() {
        assertEquals("/0/a~1b~0c unknown-member", faults("[{'_type':'divider','a/b~c':1}]"));
    }

    @Test
    void linkWithoutKeyIsRefused() {
        assertEquals(
                "/0/markDefs/0/_key missing",
                faults("[{'_type':'block','children':[],'markDefs':[{'_type':'link','href':'/'}]}]"));
    }

    @Test
    void linkWithinALinkIsRefused() {
        assertEquals("/0/children/0/marks/1 nested-link", faults("""
                [{'_type':'block','children':[{'_type':'span','text':'a','marks':['l','m']}],'markDefs':[
                {'_type':'link','_key':'l','href':'/a'},{'_type':'link','_key':'m','href':'/b'}]}]"""));
    }

    @Test
    void linkThatNoSpanUsesIsLeftOut() {
        Body body = body(
                "[{'_type':'block','children':[],'markDefs':[{'_type':'link','_key':'l','articleId':'0MZ5Q4T2C8V2A'}]}]");
        assertTrue(body.articleIds().isEmpty());
    }

    @Test
    void controlCharactersAreStrippedAndLoneSurrogatesReplaced() {
        Body body = body("[{'_type':'block','children':[{'_type':'span','text':'a\\u0000b\\tc\\nd\\u001b\\ud800'}]}]");
        assertEquals("ab\tc\nd\uFFFD", ((TextBlock) body.blocks().getFirst()).text());
    }

    @Test
    void emptyWordsAreAbsent() {
        ImageBlock image = (ImageBlock) body("[{'_type':'image','mediaId':'0MZ5Q4T2C8V1K','alt':'','caption':''}]")
                .blocks()
                .getFirst();
        assertEquals(null, image.image().alt());
        assertEquals(null, image.image().caption());
    }

    @Test
    void tooManyBlocksAreRefused() {
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 2_001; i++) {
            blocks.addObject().put("_type", "divider");
        }
        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertEquals("too-many", faults(Body.parse(blocks).faults())));
    }

    @Test
    void tooMuchTextIsRefused() {
        assertEquals(
                "too-long",
                faults("[{'_type':'block','children':[{'_type':'span','text':'" + "a".repeat(200_001) + "'}]}]"));
        assertEquals(
                "/0/caption too-long",
                faults("[{'_type':'image','mediaId':'0MZ5Q4T2C8V1K','caption':'" + "a".repeat(2_001) + "'}]"));
    }

    @Test
    void numberOfReportedFaultsIsBounded() {
        assertEquals(
                BodyLimits.FAULTS,
                Bodies.parse("[" + "1,".repeat(1_999) + "1]").faults().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://www.youtube.com/watch?v=a", "https://youtu.be/a", "https://x.com/a/status/1"})
    void knownProviderIsFoundByTheAddress(String url) {
        assertEquals("", faults("[{'_type':'embed','url':'" + url + "'}]"));
    }

    @Test
    void deepNestingIsJustAnUnknownMember() {
        assertEquals(
                "/0/x unknown-member", faults("[{'_type':'divider','x':" + "[".repeat(500) + "]".repeat(500) + "}]"));
    }
}
