package io.masthead.trust;

import static io.masthead.testing.Newsroom.admin;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.masthead.testing.Customer;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Nobody has us call what only we can reach. The tests may call `127.0.0.1` and nothing else of this machine.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class InnerAddressesTest {

    private final AtomicInteger called = new AtomicInteger();

    @Test
    void whatOnlyWeCanReachIsNeverCalledForAnybody() throws IOException {
        HttpServer inner = listening("127.0.0.2", called);
        int port = inner.getAddress().getPort();
        Customer customer = Customer.under(Customer.allowing());
        List<String> addresses = new ArrayList<>(List.of(
                "http://127.0.0.2:" + port + "/a.png",
                "http://[::ffff:127.0.0.2]:" + port + "/a.png",
                "http://2130706434:" + port + "/a.png",
                "http://0x7f000002:" + port + "/a.png",
                "http://0177.0.0.2:" + port + "/a.png",
                "http://127.2:" + port + "/a.png",
                "http://169.254.169.254/latest/meta-data/",
                "http://[fe80::1]/",
                "http://[fd00::1]/",
                "http://10.0.0.1/",
                "http://0.0.0.0:" + port + "/",
                "http://[::]:" + port + "/",
                "http://a@127.0.0.2:" + port + "/",
                "file:///etc/passwd",
                "gopher://127.0.0.2:" + port + "/",
                "jar:http://127.0.0.2:" + port + "!/"));

        for (String address : addresses) {
            Map<String, Object> hook = Map.of("url", address);
            int house = admin().contentType(ContentType.JSON)
                    .body(hook)
                    .post("/v1/admin/webhooks")
                    .statusCode();
            int partners = customer.request()
                    .contentType(ContentType.JSON)
                    .body(hook)
                    .post("/v1/syndication/webhooks")
                    .statusCode();
            assertTrue(house == 422 && partners == 422, address + " " + house + " " + partners);
        }
        var allowed = new AtomicInteger();
        HttpServer outer = listening("127.0.0.1", allowed);
        addresses.add("http://127.0.0.1:" + outer.getAddress().getPort() + "/a.png");
        take(wordPress(addresses));
        take(feed(addresses));
        inner.stop(0);
        outer.stop(0);

        assertEquals(0, called.get(), "calls that reached it");
        assertTrue(allowed.get() > 0, "what may be called is called");
    }

    private static HttpServer listening(String address, AtomicInteger calls) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void take(String file) {
        String job = "/v1/admin/imports/"
                + admin().contentType("application/octet-stream")
                        .body(file.getBytes(UTF_8))
                        .post("/v1/admin/imports")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
        Things.await(job, "endedAt");
        admin().get(job).then().body("state", org.hamcrest.Matchers.equalTo("done"));
    }

    private static String wordPress(List<String> addresses) {
        var file = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
                 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
                <wp:base_blog_url>https://inner.example</wp:base_blog_url>
                """);
        for (int i = 0; i < addresses.size(); i++) {
            file.append("<item><title>a</title><wp:post_id>")
                    .append(100 + i)
                    .append("""
                    </wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>""")
                    .append(addresses.get(i))
                    .append("</wp:attachment_url></item>\n<item><title>")
                    .append(Story.slug("inner"))
                    .append("</title><wp:post_id>")
                    .append(i + 1)
                    .append("</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:postmeta>"
                            + "<wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>")
                    .append(100 + i)
                    .append("</wp:meta_value></wp:postmeta><content:encoded><![CDATA[<p>x</p><img src=\"")
                    .append(addresses.get(i))
                    .append("\">]]></content:encoded></item>\n");
        }
        return file.append("</channel></rss>").toString();
    }

    private static String feed(List<String> addresses) {
        var file = new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\""
                + " xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><title>T</title>");
        for (String address : addresses) {
            String mark = Story.slug("inner");
            file.append("<item><title>")
                    .append(mark)
                    .append("</title><guid>")
                    .append(mark)
                    .append("</guid><enclosure url=\"")
                    .append(address)
                    .append("\" type=\"image/png\" length=\"1\"/><media:content medium=\"image\" url=\"")
                    .append(address)
                    .append("\"/><description>&lt;img src=\"")
                    .append(address)
                    .append("\"&gt;x</description></item>");
        }
        return file.append("</channel></rss>").toString();
    }
}
