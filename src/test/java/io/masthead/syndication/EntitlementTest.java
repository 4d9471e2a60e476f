package io.masthead.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.article.ArticleList;
import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.partner.PlanTerms;
import io.masthead.shared.id.Id;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.CategoryTree;
import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.PublishedFixture;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever plans and articles there are: a list has exactly what the plan allows, and so has a single read. What is
/// allowed is worked out here once more, in another way.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class EntitlementTest {

    private static final long SEED = 20260501;
    private static final int ARTICLES = 40;
    private static final int PLANS = 200;
    private static final int OVER_HTTP = 3;

    @Inject
    PublishedFixture fixture;

    @Inject
    PublishedRows rows;

    @Inject
    CategoryRepository categories;

    @Inject
    Clock clock;

    private final Random random = new Random(SEED);
    private final List<Id> sorts = new ArrayList<>();
    private final Map<Id, Id> parents = new HashMap<>();
    private final List<Id> tags = new ArrayList<>();
    private final List<Made> articles = new ArrayList<>();

    private record Made(Id id, boolean story, Id category, Set<Id> tags, Instant dated, Instant from, Instant until) {}

    @Test
    void nothingOutsideAPlanEverLeaves() {
        Instant now = clock.instant();
        newsroom(now);
        CategoryTree tree = categories.tree();
        int seen = 0;
        for (int i = 0; i < PLANS; i++) {
            PlanTerms terms = terms();
            Id only = random.nextInt(3) == 0 ? any(sorts) : null;
            Entitlement entitlement = Entitlement.of(terms);
            var list = ArticleList.within(entitlement.within(tree, only), List.of(), null, null, null);

            Set<Id> listed = rows.page(list, null, 100, now).rows().stream()
                    .map(PublishedRow::id)
                    .collect(Collectors.toSet());
            Set<Id> expected = articles.stream()
                    .filter(one -> allowed(one, terms, now) && (only == null || isBelow(one.category, only)))
                    .map(Made::id)
                    .collect(Collectors.toSet());
            assertEquals(expected, listed, "plan " + i + " " + terms + " in " + only);

            Set<Id> single = rows.find(articles.stream().map(Made::id).toList(), now).stream()
                    .filter(row -> entitlement.allows(row, tree, now))
                    .map(PublishedRow::id)
                    .collect(Collectors.toSet());
            assertEquals(only == null ? expected : all(terms, now), single, "plan " + i + " " + terms);
            seen += listed.size();
        }
        assertTrue(seen > PLANS, "plans that allow nothing prove nothing: " + seen);
        for (int i = 0; i < OVER_HTTP; i++) {
            overHttp(terms(), now);
        }
    }

    private void overHttp(PlanTerms terms, Instant now) {
        Map<String, Object> plan = Customer.allowing();
        plan.put("categories", terms.categories().stream().map(Id::toString).toList());
        plan.put("tags", terms.tags().stream().map(Id::toString).toList());
        plan.put("content", terms.fullText() ? "body" : "summary");
        plan.put("delayMinutes", terms.delayMinutes());
        if (terms.historyDays() != null) {
            plan.put("historyDays", terms.historyDays());
        }
        Customer customer = Customer.under(plan);
        Set<Id> expected = all(terms, now);

        List<String> listed = customer.request()
                .get("/v1/syndication/articles?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("data.id");
        assertEquals(expected, listed.stream().map(Id::of).collect(Collectors.toSet()), terms.toString());
        for (Made one : articles.subList(0, 8)) {
            customer.request()
                    .get("/v1/syndication/articles/" + one.id + "?body=none")
                    .then()
                    .statusCode(expected.contains(one.id) ? 200 : 404);
        }
    }

    private Set<Id> all(PlanTerms terms, Instant now) {
        return articles.stream()
                .filter(one -> allowed(one, terms, now))
                .map(Made::id)
                .collect(Collectors.toSet());
    }

    private boolean allowed(Made one, PlanTerms terms, Instant now) {
        boolean visible = one.story && !one.from.isAfter(now) && (one.until == null || one.until.isAfter(now));
        boolean sorted = terms.categories().stream().anyMatch(id -> isBelow(one.category, id));
        boolean tagged = terms.tags().isEmpty() || one.tags.stream().anyMatch(terms.tags()::contains);
        long age = Duration.between(one.dated, now).toSeconds();
        boolean old = terms.historyDays() != null && age > terms.historyDays() * 86_400L;
        boolean fresh = terms.delayMinutes() > 0 && age < terms.delayMinutes() * 60L;
        return visible && sorted && tagged && !old && !fresh;
    }

    private boolean isBelow(Id category, Id other) {
        return category != null && (category.equals(other) || isBelow(parents.get(category), other));
    }

    private void newsroom(Instant now) {
        for (int i = 0; i < 8; i++) {
            Id parent = i < 2 ? null : sorts.get(random.nextInt(i));
            Id made = Id.of(Newsroom.createCategory(
                    "Sort " + i, Story.slug("sort"), parent == null ? null : parent.toString()));
            sorts.add(made);
            parents.put(made, parent);
        }
        for (int i = 0; i < 4; i++) {
            tags.add(Id.of(Newsroom.create("/v1/admin/tags", Map.of("name", Story.slug("tagged")))));
        }
        for (int i = 0; i < ARTICLES; i++) {
            article(now);
        }
    }

    private void article(Instant now) {
        Instant dated = now.minusSeconds(30 + random.nextInt(40 * 86_400));
        Instant from = random.nextInt(8) == 0 ? now.plusSeconds(900) : dated.plusSeconds(random.nextInt(20));
        Instant until = random.nextInt(6) == 0 ? now.plusSeconds(random.nextBoolean() ? 900 : -5) : null;
        Set<Id> some = tags.stream().filter(tag -> random.nextInt(3) == 0).collect(Collectors.toSet());
        var one = new Made(
                Id.next(),
                random.nextInt(8) > 0,
                random.nextInt(8) == 0 ? null : any(sorts),
                some,
                dated,
                from,
                until == null || until.isAfter(from) ? until : null);
        articles.add(one);
        fixture.write(
                "insert into published_article (article_id, publish_at, expire_at, published_at, slug, kind, language,"
                        + " title, category_id, translation_of, byline, tag_ids, pinned, sponsored, hide_ads, revision,"
                        + " document) values (?1, ?2, ?3, ?4, ?5, ?6, 'en', ?5, ?7, ?1, '[]', ?8, false, false, false, 1,"
                        + " '{\"body\": [], \"wordCount\": 0, \"readingMinutes\": 1, \"corrections\": []}')",
                one.id.value(),
                one.from,
                one.until,
                one.dated,
                Story.slug("made"),
                one.story ? "story" : "page",
                one.category == null ? null : one.category.value(),
                one.tags.stream().map(tag -> Long.toString(tag.value())).collect(Collectors.joining(" ")));
        if (one.story) {
            one.tags.forEach(tag -> fixture.into(tag, one.id));
            for (Id step = one.category; step != null; step = parents.get(step)) {
                fixture.into(step, one.id);
            }
        }
    }

    private PlanTerms terms() {
        return new PlanTerms(
                1000,
                1_000_000,
                sorts.stream().filter(any -> random.nextInt(5) == 0).toList(),
                tags.stream().filter(any -> random.nextInt(6) == 0).toList(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? 0 : 60 + random.nextInt(20 * 1440),
                random.nextBoolean() ? null : 1 + random.nextInt(45),
                0,
                false);
    }

    private <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
