package io.masthead.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.search.SearchReady;
import io.masthead.shared.http.PathSegment;
import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Relating;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.masthead.trust.Api.Operation;
import io.masthead.trust.Api.Parameter;
import io.masthead.trust.Hidden.Known;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Readers and partners ask for what they may not see: at every `GET`, by every name, through every parameter.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DraftsStayInsideTest {

    /// They choose how much or in which form; what they may be is told, or no name.
    private static final Set<String> NO_NAMES = Set.of(
            "limit",
            "count",
            "sort",
            "fields",
            "body",
            "format",
            "facets",
            "publishedFrom",
            "publishedTo",
            "updatedSince",
            "since",
            "wait",
            "pinnedFirst",
            "categoryOnly",
            "tagMode",
            "window",
            "trending",
            "decide",
            "platform",
            "region",
            "device",
            "state",
            "language",
            "event");

    /// They tell what left, by its id.
    private static final Set<String> TELL_WHAT_LEFT = Set.of("listTombstones", "listChanges");

    @Inject
    TestClock clock;

    private Things things;
    private Customer customer;
    private String category;
    private List<Hidden> hidden;
    private final List<String> faults = new ArrayList<>();
    private int asked;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void nothingOfWhatReadersMayNotSeeIsEverTold() {
        SearchReady.await();
        things = Things.shared();
        category = Newsroom.category("hidden", null);
        customer = Customer.under(Customer.allowing(category));
        String tag = Story.slug("hidden");
        String begun = next(get(customer.secret(), "/v1/syndication/changes?limit=1000"));
        Instant expiry = clock.instant().plusSeconds(600);
        hidden = Hidden.all(category, tag, expiry);
        Written pinning = pinning();
        clock.moveTo(expiry.plus(Duration.ofSeconds(30)));
        List<Operation> reading = Api.operations(
                one -> one.reads() && !one.isStaffs() && !one.id().equals("streamChanges"));

        reading.forEach(this::inEveryForm);
        Stream.of("-publishedAt", "publishedAt", "-updatedAt")
                .forEach(sort -> walk("listArticles", "/v1/articles?limit=1&sort=" + sort + in(category)));
        walk("listArticles", "/v1/articles?limit=1&pinnedFirst=true&tag=" + tag);
        walk("listSyndicatedArticles", "/v1/syndication/articles?limit=1&body=html&tag=" + tag);
        walk("listChanges", "/v1/syndication/changes?limit=1000&cursor=" + begun);
        walk("listTombstones", "/v1/tombstones?limit=100&since=" + expiry.minus(Duration.ofHours(1)));
        for (String file : List.of(".rss", ".atom", ".json")) {
            look("readFeed", get("", "/feeds/" + category + file), "");
            look("readTagFeed", get("", "/feeds/tags/" + tag + file), "");
        }
        look("readCategoryPage", get("", "/v1/pages/category/" + category), "");
        look("search", get("", "/v1/search?count=exact&q=live&category=" + category), "");
        around(pinning.id());
        hidden.stream().filter(one -> one.known() == Known.ANOTHER_VERSION).forEach(one -> around(one.id()));
        reading.forEach(this::byEveryName);

        assertEquals(List.of(), faults);
        assertTrue(asked > 400, asked + " requests were made");
        counts(tag);
    }

    /// A story that is a translation of one of them and names some as related; one stands on the front of the category.
    private Written pinning() {
        List<Map<String, Object>> pins = Stream.of("draft", "in review", "waiting")
                .map(state -> Map.<String, Object>of("articleId", id(state)))
                .toList();
        Written story = Story.about("pinning")
                .with("related", pins)
                .with("translationOf", id("draft"))
                .publish();
        Newsroom.admin()
                .header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("items", List.of(Map.of("articleId", id("waiting")))))
                .put("/v1/admin/fronts/" + category)
                .then()
                .statusCode(200);
        hidden.forEach(one -> Relating.compute(one.id()));
        return story;
    }

    private String id(String state) {
        return hidden.stream()
                .filter(one -> one.state().equals(state))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /// What readers may see stands beside what they may not.
    private void around(String article) {
        for (String path : List.of("articles/%s?body=html", "articles/%s/related", "pages/article/%s")) {
            Wire.Answer answer = get("", "/v1/" + path.formatted(article));
            assertEquals(200, answer.status(), path);
            look(path, answer, "");
        }
        look("readSyndicatedArticle", get(customer.secret(), "/v1/syndication/articles/" + article), "");
    }

    /// Two live stories with a newer version are all that anybody may count.
    private void counts(String tag) {
        assertEquals(2, json("/v1/tags/" + tag).getInt("articleCount"));
        assertEquals(2, json("/v1/categories/" + category).getInt("articleCount"));
        assertEquals(2, json("/v1/articles?limit=1&count=exact&tag=" + tag).getInt("page.total"));
    }

    private static JsonPath json(String target) {
        return new JsonPath(get("", target).body());
    }

    /// Whatever choices there are, each is made once.
    private void inEveryForm(Operation operation) {
        String address = things.address(operation);
        List<String> targets = new ArrayList<>(List.of(address));
        for (Parameter parameter : operation.parameters()) {
            parameter.choices().forEach(choice -> targets.add(with(address, parameter.name(), choice)));
        }
        if (operation.takes("fields")) {
            String refusal = get("", with(address, "fields", "nonsense")).body();
            List<String> allowed = new JsonPath(refusal).getList("allowed");
            targets.add(with(address, "fields", String.join(",", allowed)));
        }
        targets.forEach(target -> look(operation.id(), get(key(operation), target), ""));
    }

    /// By each name of each hidden story in each place for names: what readers may know nothing of answers like what
    /// never was.
    private void byEveryName(Operation operation) {
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("header") || NO_NAMES.contains(parameter.name())) {
                continue;
            }
            Hidden never = Hidden.never();
            List<String> controls = never.asked(parameter.name());
            List<String> expected = controls.stream()
                    .map(name -> bare(get(key(operation), target(operation, parameter, name)), name))
                    .toList();
            for (Hidden one : hidden) {
                List<String> names = one.asked(parameter.name());
                for (int i = 0; i < (one.known() == Known.NOTHING ? names.size() : 1); i++) {
                    Wire.Answer answer = get(key(operation), target(operation, parameter, names.get(i)));
                    look(operation.id(), answer, names.get(i));
                    if (one.known() == Known.NOTHING) {
                        same(
                                operation + " " + parameter.name() + ", " + one.state(),
                                expected.get(i),
                                bare(answer, names.get(i)));
                    }
                }
            }
        }
    }

    private void same(String where, String expected, String answer) {
        if (!expected.equals(answer)) {
            faults.add(where + " is told apart from what never was: " + answer + " and not " + expected);
        }
    }

    /// Without what is another one each time.
    private static String bare(Wire.Answer answer, String name) {
        return answer.status() + " "
                + answer.body()
                        .replaceAll("\"requestId\":\"[^\"]*\"|\"ttl\":\\d+|<(updated|lastBuildDate)>[^<]*", "")
                        .replace(name, "…");
    }

    private String target(Operation operation, Parameter parameter, String name) {
        String value = PathSegment.encode(name);
        if (parameter.in().equals("path")) {
            String suffix = operation.path().startsWith("/feeds") ? ".rss" : "";
            return operation.path().replaceAll("\\{[^}]+}", value) + suffix;
        }
        return with(things.address(operation), parameter.name(), value);
    }

    private static String with(String address, String parameter, String value) {
        String bare =
                address.replaceAll("([?&])" + parameter + "=[^&]*&?", "$1").replaceAll("[?&]$", "");
        return bare + (bare.contains("?") ? "&" : "?") + parameter + "=" + value;
    }

    private void walk(String operation, String first) {
        Set<String> seen = new LinkedHashSet<>();
        String target = first;
        while (target != null && seen.add(target) && seen.size() < 30) {
            Wire.Answer page = get(customer.secret(), target);
            look(operation, page, "");
            String next = next(page);
            target = next == null ? null : first.replaceAll("&cursor=.*", "") + "&cursor=" + next;
        }
        assertTrue(seen.size() > 1 || operation.equals("listTombstones"), first + " has several pages");
    }

    private static String next(Wire.Answer page) {
        assertEquals(200, page.status(), page.body());
        return new JsonPath(page.body()).getString("page.next");
    }

    private static String in(String category) {
        return "&category=" + category;
    }

    private String key(Operation operation) {
        return operation.isPartners() ? customer.secret() : "";
    }

    private static Wire.Answer get(String key, String target) {
        return key.isEmpty() ? Wire.get(target) : Wire.get(target, "X-Api-Key", key);
    }

    /// @param name that was asked with, which may come back
    private void look(String operation, Wire.Answer answer, String name) {
        asked++;
        String told = name.isEmpty()
                ? answer.everything()
                : answer.everything().replace(name, "…").replace(PathSegment.encode(name), "…");
        for (Hidden one : hidden) {
            boolean id = one.known() == Known.NOTHING
                    || one.known() == Known.THAT_IT_LEFT
                            && answer.status() != 410
                            && !TELL_WHAT_LEFT.contains(operation);
            if (told.contains(one.word()) || id && told.contains(one.id())) {
                faults.add(operation + " tells of what is " + one.state() + ", asked with '" + name + "': " + told);
            }
        }
        if (answer.status() >= 500) {
            faults.add(operation + " " + answer.status());
        }
    }
}
