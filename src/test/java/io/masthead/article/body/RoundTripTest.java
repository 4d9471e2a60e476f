package io.masthead.article.body;

import static io.masthead.article.body.Bodies.LINKS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Portable Text to HTML and back. Keys are made anew, so they are compared by their order.
class RoundTripTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'_type':'block','style':'normal','children':[{'_type':'span','text':'Plain text. 没有空格的新闻。'}]}",
                "{'_type':'block','style':'h3','children':[{'_type':'span','text':'Heading'}]}",
                "{'_type':'block','style':'blockquote','children':[{'_type':'span','text':'One\\nTwo'}]}",
                "{'_type':'block','children':[{'_type':'span','text':'a'},{'_type':'span','text':'b','marks':['strong']},{'_type':'span','text':'c','marks':['strong','em','underline','strike-through','code']}]}",
                "{'_type':'block','children':[{'_type':'span','text':'a '},{'_type':'span','text':'b','marks':['em','x']},{'_type':'span','text':' c','marks':['x']}],'markDefs':[{'_type':'link','_key':'x','href':'https://example.org/?a=1&b=%20'}]}",
                "{'_type':'block','children':[{'_type':'span','text':'b','marks':['x']},{'_type':'span','text':'c','marks':['y']}],'markDefs':[{'_type':'link','_key':'x','articleId':'0MZ5Q4T2C8V2A'},{'_type':'link','_key':'y','href':'mailto:desk@example.org'}]}",
                "{'_type':'block','listItem':'bullet','level':1,'children':[{'_type':'span','text':'a'}]},{'_type':'block','listItem':'number','level':2,'children':[{'_type':'span','text':'b\\nc'}]},{'_type':'block','listItem':'bullet','level':1,'children':[{'_type':'span','text':'d'}]}",
                "{'_type':'block','listItem':'bullet','level':3,'children':[{'_type':'span','text':'a'}]},{'_type':'block','listItem':'bullet','level':1,'style':'h2','children':[{'_type':'span','text':'d'}]}",
                "{'_type':'image','mediaId':'0MZ5Q4T2C8V1K','alt':'A \\u0022harbour\\u0022','caption':'Dawn <b>','credit':'C & D'}",
                "{'_type':'gallery','images':[{'mediaId':'0MZ5Q4T2C8V1K','alt':'a','caption':'b','credit':'c'},{'mediaId':'0MZ5Q4T2C8V1K','alt':'d','caption':'e','credit':'f'}]}",
                "{'_type':'pullQuote','text':'One\\nTwo','attribution':'The desk'},{'_type':'pullQuote','text':'Three'}",
                "{'_type':'embed','url':'https://www.youtube.com/watch?v=abcdefghijk','provider':'youtube'}",
                "{'_type':'table','rows':[{'cells':[{'header':true,'children':[{'_type':'span','text':'A'}]},{'header':true,'children':[{'_type':'span','text':'B'}]}]},{'cells':[{'header':false,'children':[{'_type':'span','text':'1','marks':['strong','x']}],'markDefs':[{'_type':'link','_key':'x','href':'/a'}]},{'header':false,'children':[]}]}]}",
                "{'_type':'divider'},{'_type':'divider'}",
                "{'_type':'block','children':[{'_type':'span','text':'<script>alert(1)</script> &amp; &#39; ]]>'}]}"
            })
    void commonStructuresComeBack(String blocks) {
        Body body = Bodies.body("[" + blocks + "]");
        ConvertedBody back = BodyFromHtml.convert(BodyHtml.of(body.resolved(LINKS)));
        assertEquals(List.of(), back.faults());
        assertEquals(List.of(), back.dropped());
        assertEquals(withoutKeys(body), withoutKeys(back.body()));
    }

    private static JsonNode withoutKeys(Body body) {
        JsonNode json = body.toJson();
        Map<String, String> links = new HashMap<>();
        json.findParents("markDefs")
                .forEach(node -> node.get("markDefs")
                        .forEach(mark -> links.put(mark.get("_key").asText(), "link" + links.size())));
        String text = json.toString();
        for (Map.Entry<String, String> link : links.entrySet()) {
            text = text.replace("\"" + link.getKey() + "\"", "\"" + link.getValue() + "\"");
        }
        JsonNode renamed = Bodies.json(text);
        renamed.findParents("_key").forEach(node -> ((ObjectNode) node).remove("_key"));
        return renamed;
    }
}
