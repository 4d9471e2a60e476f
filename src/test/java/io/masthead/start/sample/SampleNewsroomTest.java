package io.masthead.start.sample;

import static io.masthead.start.sample.SampleJson.articles;
import static io.masthead.start.sample.SampleJson.each;
import static io.masthead.start.sample.SampleJson.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SampleNewsroomTest {

    private static final List<String> FILES = List.of(
            "site.json",
            "categories.json",
            "tags.json",
            "authors.json",
            "sources.json",
            "links.json",
            "slots.json",
            "pictures.json");
    private static final Pattern PICTURE_LINE = Pattern.compile("!\\[([^]]*)]\\(picture:([a-z-]+) \"([^\"]+)\"\\)");

    @Test
    void thereAreSixtyArticlesInTwoLanguagesAndTwoPages() {
        List<JsonNode> articles = articles();
        List<String> languages = each(articles, "language");
        assertTrue(articles.size() >= 60);
        assertTrue(languages.stream().filter("zh-CN"::equals).count() >= 35);
        assertTrue(languages.stream().filter("en"::equals).count() >= 20);
        assertEquals(2, each(articles, "kind").stream().filter("page"::equals).count());
        assertEquals(Set.of("zh-CN", "en"), new HashSet<>(languages));
    }

    @Test
    void keysAndSlugsAreUniqueAndWellFormed() {
        assertUnique(each(articles(), "externalId"));
        assertUnique(each(articles(), "title"));
        for (List<String> slugs : List.of(
                each(articles(), "slug"),
                each(json("categories.json"), "slug"),
                each(json("tags.json"), "slug"),
                each(json("authors.json"), "slug"),
                each(json("pictures.json"), "key"))) {
            assertUnique(slugs);
            slugs.forEach(slug -> assertTrue(slug.matches("[a-z0-9]+(-[a-z0-9]+)*"), slug));
        }
    }

    @Test
    void categoriesStandInTwoLevelsParentsFirst() {
        Set<String> tops = new HashSet<>();
        for (JsonNode category : json("categories.json")) {
            if (category.has("parent")) {
                assertTrue(tops.contains(category.get("parent").asText()), category.toString());
            } else {
                tops.add(category.get("slug").asText());
            }
        }
        assertEquals(6, tops.size());
    }

    @Test
    void everyReferenceOfAnArticleResolves() {
        List<String> authors = each(json("authors.json"), "name");
        List<String> pictures = each(json("pictures.json"), "key");
        List<String> ids = each(articles(), "externalId");
        assertContains(each(json("categories.json"), "slug"), each(articles(), "category"));
        assertContains(each(json("sources.json"), "name"), each(articles(), "source"));
        assertContains(pictures, each(articles(), "leadPicture"));
        assertContains(ids, each(articles(), "translationOf"));
        for (JsonNode article : articles()) {
            assertContains(each(json("tags.json"), "slug"), texts(article.path("tags")));
            assertContains(ids, texts(article.path("related")));
            assertFalse(article.get("byline").isEmpty(), article.get("title").asText());
            for (JsonNode name : article.get("byline")) {
                assertTrue(Set.of("author", "editor", "photographer", "translator")
                        .contains(name.get("role").asText()));
                if (name.get("role").asText().equals("author")) {
                    assertContains(authors, List.of(name.get("name").asText()));
                }
            }
        }
    }

    @Test
    void noArticleRefersToItselfOrTwiceToAnother() {
        for (JsonNode article : articles()) {
            String id = article.get("externalId").asText();
            assertNotEquals(id, article.path("translationOf").asText());
            assertFalse(texts(article.path("related")).contains(id), id);
            assertUnique(texts(article.path("related")));
            assertUnique(texts(article.path("tags")));
        }
    }

    @Test
    void translationIsOfAnEarlierArticleInTheOtherLanguage() {
        Set<String> chinese = new HashSet<>();
        for (JsonNode article : articles()) {
            if (article.has("translationOf")) {
                assertEquals("en", article.get("language").asText());
                assertTrue(chinese.contains(article.get("translationOf").asText()), article.toString());
            } else if (article.get("language").asText().equals("zh-CN")) {
                chinese.add(article.get("externalId").asText());
            }
        }
    }

    @Test
    void everyPictureInABodyExistsAndIsDescribed() {
        List<String> pictures = each(json("pictures.json"), "key");
        int found = 0;
        for (JsonNode article : articles()) {
            String body = article.get("bodyMarkdown").asText();
            Matcher line = PICTURE_LINE.matcher(body);
            int here = 0;
            while (line.find()) {
                here++;
                assertFalse(line.group(1).isBlank());
                assertTrue(pictures.contains(line.group(2)), line.group(2));
            }
            assertEquals(
                    body.split("!\\[", -1).length - 1,
                    here,
                    article.get("title").asText());
            found += here;
        }
        assertTrue(found > 8);
    }

    @Test
    void bodiesHaveAReadableLengthAndTimesLieInThePast() {
        for (JsonNode article : articles()) {
            String title = article.get("title").asText();
            int length = article.get("bodyMarkdown").asText().length();
            assertTrue(length >= 300 && length <= 1500, title + " " + length);
            Duration published = Duration.parse(article.get("publishedAgo").asText());
            assertTrue(published.isPositive(), title);
            assertTrue(article.get("initialViews").asLong() >= 0, title);
            for (JsonNode correction : article.path("corrections")) {
                Duration corrected = Duration.parse(correction.get("ago").asText());
                assertTrue(corrected.compareTo(published) <= 0, title);
                assertFalse(correction.get("note").asText().isBlank());
            }
        }
    }

    @Test
    void slotsBookCreativesOfKnownAdvertisers() {
        JsonNode slots = json("slots.json");
        List<String> keys = each(slots.get("slots"), "key");
        assertUnique(keys);
        assertContains(keys, each(slots.get("bookings"), "slot"));
        assertContains(each(slots.get("creatives"), "key"), each(slots.get("bookings"), "creative"));
        assertContains(each(slots.get("advertisers"), "key"), each(slots.get("creatives"), "advertiser"));
        assertContains(each(json("pictures.json"), "key"), each(slots.get("creatives"), "picture"));
        assertContains(List.of("ordered", "rotating", "pinned"), each(slots.get("slots"), "kind"));
        assertContains(List.of("ad", "partner", "house"), each(slots.get("creatives"), "kind"));
        assertEquals(3, bookings(slots, "header-partners"));
        assertEquals(2, bookings(slots, "article-sidebar"));
        assertEquals(1, bookings(slots, "home-banner"));
        assertEquals(0, bookings(slots, "article-footer"));
    }

    @Test
    void everyAddressBelongsToNobody() {
        Pattern address = Pattern.compile("https?://([^/\"\\s)]+)");
        for (String file : FILES) {
            Matcher found = address.matcher(SampleJson.text(file));
            while (found.find()) {
                assertTrue(found.group(1).endsWith(".example"), found.group());
            }
        }
        assertFalse(address.matcher(SampleJson.text("articles.ndjson")).find());
    }

    @Test
    void picturesNameKnownScenesAndAPointToKeepInView() {
        for (JsonNode picture : json("pictures.json")) {
            assertTrue(SamplePictures.scenes().contains(picture.get("scene").asText()), picture.toString());
            assertTrue(picture.get("seed").isIntegralNumber());
            assertFalse(picture.get("alt").asText().isBlank());
            for (String side : List.of("focalX", "focalY")) {
                double share = picture.get(side).asDouble(-1);
                assertTrue(share >= 0 && share <= 1, picture.toString());
            }
        }
    }

    private static long bookings(JsonNode slots, String key) {
        return each(slots.get("bookings"), "slot").stream().filter(key::equals).count();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private static void assertUnique(Collection<String> values) {
        assertEquals(values.size(), new HashSet<>(values).size(), values.toString());
    }

    private static void assertContains(Collection<String> known, Collection<String> used) {
        used.forEach(value -> assertTrue(known.contains(value), value));
    }
}
