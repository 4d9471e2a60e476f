package io.masthead.shared.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrawlersTest {

    private final Crawlers crawlers = new Crawlers();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
                "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/129.0.0.0"
                        + " Safari/537.36"
            })
    void crawlersAreKnown(String name) {
        assertTrue(crawlers.isOne(name));
        assertTrue(crawlers.isOne(name), "and are remembered");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0"
                        + " Safari/537.36",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"
                        + " MicroMessenger/8.0.50 NetType/WIFI Language/zh_CN",
                "okhttp/4.12.0",
                "TownNews/7 CFNetwork/1568.100.1 Darwin/24.0.0",
                "curl/8.5.0",
                "node-fetch/1.0 (+https://github.com/bitinn/node-fetch)"
            })
    void readersAndTheirAppsAreNot(String name) {
        assertFalse(crawlers.isOne(name));
    }

    @Test
    void whoSaysNothingIsNoCrawler() {
        assertFalse(crawlers.isOne(null));
        assertFalse(crawlers.isOne("x".repeat(5_000) + "Googlebot/2.1"), "what is far out is not read");
    }
}
