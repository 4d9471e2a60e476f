package io.masthead.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTemplateTest {

    private static final Set<String> SLUG = Set.of("slug");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://news.example/articles/{slug}",
                "http://localhost:8080/{slug}/",
                "https://news.example/?page={slug}",
                "https://news.example/a/{slug}#{slug}",
                "https://新闻.example/{slug}"
            })
    void absoluteAddressWithAGapIsATemplate(String template) {
        assertEquals(Optional.empty(), PageTemplate.fault(template, SLUG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/articles/{slug}",
                "https://news.example/articles",
                "https://news.example/{slug}/{year}",
                "https://{slug}.news.example/",
                "https://news.example{slug}",
                "https://news.example/{slug}/{",
                "https://news.example/{slug}/}",
                "https://me@news.example/{slug}",
                "https://news.example/a b/{slug}",
                "javascript:{slug}",
                "data:text/html,{slug}",
                "mailto:{slug}",
                "ftp://news.example/{slug}",
                "https:///{slug}"
            })
    void anythingElseIsNone(String template) {
        assertTrue(PageTemplate.fault(template, SLUG).isPresent(), template);
    }

    @Test
    void longTemplateIsNone() {
        assertTrue(PageTemplate.fault("https://news.example/{slug}/" + "x".repeat(500), SLUG)
                .isPresent());
    }

    @Test
    void addressesAreFilledAndPercentEncoded() {
        var addresses = new Addresses(new UrlTemplates(
                "https://news.example/{id}/{slug}",
                "https://news.example/{slug}",
                "https://news.example/tags/{slug}",
                "https://news.example/authors/{slug}?from={slug}",
                "https://news.example/preview?token={token}"));
        Id id = Id.of("0MZ5Q4T2C8V1K");

        assertEquals("https://news.example/0MZ5Q4T2C8V1K/river-lights", addresses.article(id, "river-lights"));
        assertEquals("https://news.example/%E6%96%B0%E9%97%BB", addresses.category("新闻"));
        assertEquals("https://news.example/tags/a%2Fb%3Fc%23d%25e%20f", addresses.tag("a/b?c#d%e f"));
        assertEquals(
                "https://news.example/authors/$1\\?from=$1\\"
                        .replace("$", "%24")
                        .replace("\\", "%5C"),
                addresses.author("$1\\"));
        assertEquals("https://news.example/preview?token=a-b_c.d~", addresses.preview("a-b_c.d~"));
    }

    @Test
    void slugThatLooksLikeAGapIsNotFilled() {
        var addresses = new Addresses(UrlTemplates.below("https://news.example"));

        assertEquals("https://news.example/tags/%7Bid%7D", addresses.tag("{id}"));
    }
}
