package io.masthead.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.shared.id.Id;
import io.masthead.shared.text.Sounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is found first in the sample newsroom, by whichever engine.
@Execution(ExecutionMode.CONCURRENT)
class SampleQueriesTest {

    private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");
    private static final Map<Id, String> NAMES = new ConcurrentHashMap<>();

    @TempDir
    static Path folder;

    private static SearchIndex index;

    @BeforeAll
    static void fill() throws IOException {
        index = SearchIndex.open(engine(), new IndexFolder(folder));
        List<Indexed> texts = new ArrayList<>();
        var json = new ObjectMapper();
        for (String line : Files.readAllLines(Path.of("src/main/resources/sample/articles.ndjson"))) {
            texts.add(text(json.readTree(line)));
        }
        index.add(texts);
        index.refresh();
    }

    /// Lucene; or the cluster that `MASTHEAD_TEST_SEARCH_HOSTS` names, which needs an index `article` that is empty.
    private static SearchEngine engine() {
        return new SearchEngine(
                Optional.ofNullable(System.getenv("MASTHEAD_TEST_SEARCH_HOSTS")).orElse(""), "", "", "");
    }

    @AfterAll
    static void close() {
        index.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // Chinese, words and phrases
        "月牙桥, sample-001",
        "末班渡船, sample-003",
        "图书馆 午夜, sample-006",
        "西塘荷花, sample-012",
        "\"渡口队等到了自己的进球\", sample-029",
        "苇江水位, sample-036",
        "桥头面馆, sample-044",
        "周末天气, sample-014",
        // Traditional spelling
        "月牙橋, sample-001",
        "圖書館的燈, sample-006",
        "風箏節, sample-032",
        // Full width
        "Ｌａｎｔｅｒｎ　Ｆａｉｒ, sample-018",
        // Pinyin, in one word, in several, and by first letters
        "yueyaqiao, sample-001",
        "tu shu guan, sample-006",
        "mobanduchuan, sample-003",
        "fzj, sample-032",
        "qtmg, sample-044",
        // English, other forms and with a typo
        "crescent bridge, sample-002",
        "bridges reopening, sample-002",
        "Lantern Fair, sample-018",
        "umbrelas, sample-009",
        "libary midnight, sample-007",
        "kyte, sample-033",
        "praise benches, sample-055"
    })
    void findsFirst(String typed, String expected) {
        List<Place> places = search(typed, false);

        assertTrue(!places.isEmpty(), typed + " finds nothing");
        assertEquals(expected, NAMES.get(places.getFirst().article()), names(places));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"yueya, sample-001", "yyq, sample-001", "月牙, sample-001", "kite, sample-033", "桥头面, sample-044"})
    void suggests(String typed, String expected) {
        List<String> suggested = index
                .queries()
                .started(Folding.of(typed), Asked.of(typed).letters(), NOW, 8)
                .stream()
                .map(NAMES::get)
                .toList();

        assertTrue(suggested.contains(expected), suggested.toString());
    }

    @Test
    @ResourceLock("江")
    void thePagesOfAWalkMakeTheWholeListThoughOthersComeBetween() {
        assumeTrue(engine().isInside(), "a cluster's scores follow its own statistics");
        Question question = question("江", false);
        List<Id> whole = index.queries().places(question, 0, 100).stream()
                .map(Place::article)
                .toList();
        assertTrue(whole.size() > 9);

        List<Id> walked = new ArrayList<>();
        Place last = null;
        for (int page = 0; page < 30; page++) {
            List<Place> found = new Walk(index.queries(), question.behind(last, false)).page(2);
            found.stream().limit(2).map(Place::article).forEach(walked::add);
            if (found.size() < 3) {
                break;
            }
            last = found.get(1);
            Indexed other = indexed("江江江 " + page, "江", NOW.minusSeconds(page), List.of());
            index.add(List.of(other));
            index.refresh();
        }
        walked.removeIf(id -> !NAMES.containsKey(id) || NAMES.get(id).isEmpty());

        assertEquals(whole, walked);
        index.replace(
                NAMES.keySet().stream().filter(id -> NAMES.get(id).isEmpty()).toList(), List.of());
        index.refresh();
    }

    @Test
    @ResourceLock("江")
    void aWalkByScoreEndsWhereNobodyReadsAnyMore() {
        Question question = question("江", false);
        Place best = index.queries().places(question, 0, 1).getFirst();
        Place deep = new Place(best.score(), best.publishedAt(), best.article(), Walk.DEEPEST, null);

        assertEquals(
                2,
                new Walk(index.queries(), question.behind(best, false)).page(1).size());
        assertEquals(List.of(), new Walk(index.queries(), question.behind(deep, false)).page(1));
    }

    @Test
    @ResourceLock("江")
    void facetsCountAllHits() {
        Facets facets = index.queries().facets(question("江", false));

        assertEquals(index.queries().places(question("江", false), 0, 100).size(), facets.total());
        assertEquals(
                facets.total(),
                facets.years().values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void whatWaitsOrHasEndedIsNotFound() {
        Question later = new Question(
                Asked.of("月牙桥"), null, List.of(), null, null, false, false, null, NOW.minus(Duration.ofDays(4_000)));
        Question muchLater =
                new Question(Asked.of("月牙桥"), null, List.of(), null, null, false, false, null, Indexed.NEVER);

        assertEquals(List.of(), index.queries().places(later, 0, 5));
        assertEquals(List.of(), index.queries().places(muchLater, 0, 5));
    }

    private static List<Place> search(String typed, boolean newestFirst) {
        Question question = question(typed, newestFirst);
        List<Place> places = index.queries().places(question, 0, 10);
        return places.isEmpty() ? index.queries().places(question.looser(), 0, 10) : places;
    }

    private static Question question(String typed, boolean newestFirst) {
        return new Question(Asked.of(typed), null, List.of(), null, null, newestFirst, false, null, NOW);
    }

    private static String names(List<Place> places) {
        return places.stream()
                .map(place -> NAMES.get(place.article()) + " " + place.score())
                .toList()
                .toString();
    }

    private static Indexed text(JsonNode article) {
        Indexed text = indexed(
                article.get("title").asText(),
                article.path("bodyMarkdown").asText(),
                NOW.minus(Duration.parse(article.get("publishedAgo").asText())),
                List.of(
                        article.path("subtitle").asText(),
                        article.path("summary").asText()));
        NAMES.put(text.article(), article.get("externalId").asText());
        return text;
    }

    private static Indexed indexed(String title, String body, Instant at, List<String> summary) {
        Id id = Id.next();
        NAMES.put(id, "");
        return new Indexed(
                Indexed.key(id, 0),
                id,
                at,
                Indexed.NEVER,
                at,
                title,
                String.join("\n", summary),
                body,
                PublishedTexts.starts(title),
                Sounds.of(title),
                null,
                List.of());
    }
}
