package io.masthead.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.http.Rendered;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ShelfTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private static final PartKind<String> TEXT = new PartKind<>("text", String.class);

    private static final Id VIEWED = Id.next();

    private final Shelf shelf = new Shelf(1024 * 1024, 64 * 1024);

    @Test
    void keptIsFoundByEverySpellingThatWasMet() {
        Kept kept = keep("/v1/a?x=1&y=2", "a", "site");
        shelf.spell("/v1/a?y=2&x=1", kept);

        assertSame(kept, shelf.find("/v1/a?x=1&y=2"));
        assertSame(kept, shelf.find("/v1/a?y=2&x=1"));
        shelf.drop(Set.of("site"));
        assertNull(shelf.find("/v1/a?x=1&y=2"));
        assertNull(shelf.find("/v1/a?y=2&x=1"));
        assertEquals(0, shelf.weight());
    }

    @Test
    void dropsAreForgottenThoughSomethingIsAlwaysUnderWay() {
        long before = shelf.begin();
        for (int i = 0; i < 50_000; i++) {
            shelf.drop(Set.of("article:" + i));
            long next = shelf.begin();
            shelf.end(before);
            before = next;
        }
        shelf.drop(Set.of("article:last"));

        assertTrue(shelf.dropsRemembered() < 5_000, shelf.dropsRemembered() + " drops are remembered");
        assertTrue(shelf.lastDrop(Set.of("article:last")) > before);
    }

    @Test
    void dropTakesExactlyWhatHasTheKey() {
        keep("/a", "article:1", "list");
        keep("/b", "article:2", "list");
        keep("/c", "article:3");

        shelf.drop(Set.of("article:1", "unknown"));
        assertNull(shelf.find("/a"));
        assertNotNull(shelf.find("/b"));
        shelf.drop(Set.of("list"));
        assertNull(shelf.find("/b"));
        assertNotNull(shelf.find("/c"));
    }

    @Test
    void spellingOfWhatIsGoneLeadsNowhere() {
        Kept kept = keep("/a", "a");
        shelf.drop(Set.of("a"));
        shelf.spell("/b", kept);
        assertNull(shelf.find("/b"));
    }

    @Test
    void renderingWhoseKeyWasDroppedMeanwhileIsNotKept() {
        long began = shelf.begin();
        shelf.drop(Set.of("article:1"));
        assertFalse(shelf.keep(answer("/a", "old", "article:1"), began));
        assertTrue(shelf.keep(answer("/b", "other", "article:2"), began));
        shelf.end(began);

        assertNull(shelf.find("/a"));
        long again = shelf.begin();
        assertTrue(shelf.keep(answer("/a", "new", "article:1"), again));
        shelf.end(again);
    }

    @Test
    void nothingRenderedBeforeEverythingWasDroppedIsKept() {
        long began = shelf.begin();
        shelf.clear();
        assertFalse(shelf.keep(answer("/a", "old", "article:1"), began));
        shelf.end(began);
    }

    @Test
    void weightStaysWithinItsBound() {
        for (int i = 0; i < 2000; i++) {
            keep("/a" + i, "article:" + i);
            shelf.find("/a" + i % 10);
        }
        assertTrue(shelf.weight() <= 1024 * 1024, "weighs " + shelf.weight());
        assertTrue(shelf.size() > 100);
    }

    @Test
    void whatIsAskedForAgainAndAgainOutlivesAFlood() {
        keep("/wanted", "wanted");
        for (int i = 0; i < 20_000; i++) {
            assertNotNull(shelf.find("/wanted"), "after " + i);
            keep("/flood" + i, "flood");
        }
    }

    @Test
    void factsHaveABudgetOfTheirOwn() {
        keep("/answer", "answer");
        for (int i = 0; i < 10_000; i++) {
            var refusal =
                    new Rendered.Refusal(Problem.notFound("article"), Set.of("slug:" + i), Optional.empty(), null);
            long began = shelf.begin();
            shelf.keep(
                    KeptFact.of(address("/none" + i), refusal, NOON, NOON.plusSeconds(600))
                            .orElseThrow(),
                    began);
            shelf.end(began);
        }
        assertNotNull(shelf.find("/answer"));
        assertTrue(shelf.size() < 200, shelf.size() + " are kept");
    }

    @Test
    void whatIsLargerThanTheShelfIsNotKept() {
        long began = shelf.begin();
        assertFalse(shelf.keep(answer("/large", "x".repeat(1024 * 1024), "a"), began));
        shelf.end(began);
    }

    @Test
    void lifeEndsWithTheClockAndIsShortWhileTheDatabaseIsThere() {
        var answer = new Rendered.Answer(
                null,
                new byte[10],
                null,
                Set.of(),
                Optional.of(NOON.plusSeconds(100)),
                Map.of(),
                Optional.of(Duration.ofSeconds(60)),
                null);
        Kept kept = new KeptAnswer(address("/a"), answer, NOON, NOON.plusSeconds(60));

        assertTrue(kept.isTrue(at(0), false));
        assertTrue(kept.isTrue(at(59), false));
        assertFalse(kept.isTrue(at(60), false), "to be rendered anew");
        assertTrue(kept.isTrue(at(99), true), "but goes on while nothing can be rendered");
        assertFalse(kept.isTrue(at(100), true), "and ends with what it shows");
        assertFalse(kept.isTrue(at(-1), false), "and does not come before it was made");
    }

    @Test
    void partIsFoundByItsKindAndIdAloneAndGoesWithItsKeys() {
        assertTrue(keepPart("1", "one", "article:1", "tag:a"));
        assertTrue(keepPart("2", "two", "article:2"));

        assertEquals("one", part("1").part().value());
        assertNull(shelf.find(new KeptPart.Key(new PartKind<>("another", String.class), "1")));
        assertNull(shelf.find("1"), "by an address");
        shelf.drop(Set.of("tag:a"));
        assertNull(part("1"));
        assertNotNull(part("2"));
        shelf.clear();
        assertNull(part("2"));
        assertEquals(0, shelf.weight());
    }

    @Test
    void partThatIsMadeAnewTakesTheOldOnesPlace() {
        keepPart("1", "one", "article:1");
        keepPart("1", "another", "article:1");

        assertEquals("another", part("1").part().value());
        assertEquals(1, shelf.size());
    }

    @Test
    void partWhoseKeyWasDroppedMeanwhileIsNotKept() {
        long began = shelf.begin();
        shelf.drop(Set.of("article:1"));
        assertFalse(shelf.keep(kept("1", "old", "article:1"), began));
        shelf.end(began);

        assertNull(part("1"));
    }

    @Test
    void answerThatIsMadeWhileACountInAPartOfItIsFoundToBeOldIsNotKept() {
        shelf.keep(viewed(817), shelf.drops());
        long began = shelf.begin();
        shelf.dropCounts(shelf.partsShowingViews());

        assertNull(part("viewed"));
        assertFalse(shelf.keep(answer("/a", "817 views", "article:" + VIEWED), began));
        assertTrue(shelf.keep(answer("/b", "others", "article:2"), began));
        shelf.end(began);
    }

    @Test
    void answerThatIsMadeOfAnOldCountWhileCountsAreComparedIsDroppedInTheEnd() {
        shelf.keep(viewed(817), shelf.drops());
        var counts = new ShownCounts(shelf, articles -> {
            if (part("viewed") != null) {
                shelf.keep(showing(817), shelf.drops());
            }
            return Map.of(VIEWED, 818L);
        });

        counts.compare();
        assertNull(part("viewed"));
        assertNull(shelf.find("/viewed"));
        shelf.keep(showing(818), shelf.drops());
        counts.compare();
        assertNotNull(shelf.find("/viewed"));
    }

    @Test
    void partsAndAnswersShareOneWeight() {
        for (int i = 0; i < 5000; i++) {
            keepPart("part " + i, "some text", "article:" + i);
            keep("/a" + i, "article:" + i);
        }
        assertTrue(shelf.weight() <= 1024 * 1024, "weighs " + shelf.weight());
    }

    /// A writer changes a value, commits, and has its key dropped; readers render what they read and keep it. Whatever
    /// is on the shelf once the drop has passed must be the value of that change or a later one.
    @Test
    void noOldRenderingIsEverKeptHoweverTheRaceGoes() throws Exception {
        var database = new AtomicInteger();
        var passed = new AtomicInteger();
        var stale = new AtomicInteger();
        var kept = new AtomicLong();
        var refused = new AtomicLong();
        int changes = 20_000;
        var ready = new CountDownLatch(3);
        Runnable reader = () -> {
            ready.countDown();
            while (passed.get() < changes) {
                int before = passed.get();
                Kept found = shelf.find("/raced");
                if (found != null && Integer.parseInt(text(found)) < before) {
                    stale.incrementAndGet();
                }
                long began = shelf.begin();
                String read = Integer.toString(database.get());
                Thread.yield();
                (shelf.keep(answer("/raced", read, "raced"), began) ? kept : refused).incrementAndGet();
                shelf.end(began);
            }
        };
        Thread one = Thread.ofPlatform().start(reader);
        Thread other = Thread.ofPlatform().start(reader);
        ready.countDown();
        ready.await();
        for (int i = 1; i <= changes; i++) {
            database.set(i);
            shelf.drop(Set.of("raced"));
            passed.set(i);
            Kept found = shelf.find("/raced");
            if (found != null && Integer.parseInt(text(found)) < i) {
                stale.incrementAndGet();
            }
            if (i % 1000 == 0 && i < changes) {
                // Now and then a rendering has the time to be kept.
                for (long had = kept.get(); kept.get() == had; ) {
                    Thread.yield();
                }
            }
        }
        one.join();
        other.join();

        assertEquals(0, stale.get(), "old renderings on the shelf");
        assertTrue(refused.get() > 0, "the race never happened");
        assertTrue(kept.get() > 0, "nothing was ever kept");
    }

    private boolean keepPart(String id, String value, String... keys) {
        long began = shelf.begin();
        boolean kept = shelf.keep(kept(id, value, keys), began);
        shelf.end(began);
        return kept;
    }

    private KeptPart part(String id) {
        return shelf.find(new KeptPart.Key(TEXT, id));
    }

    private static KeptPart kept(String id, String value, String... keys) {
        var shown = new Shown();
        Set.of(keys).forEach(shown::key);
        return new KeptPart(
                new KeptPart.Key(TEXT, id), new Part<>(value, shown, value.length()), NOON, NOON.plusSeconds(600));
    }

    private static KeptPart viewed(long views) {
        var shown = new Shown();
        shown.key("article", VIEWED);
        shown.views(VIEWED, views);
        return new KeptPart(
                new KeptPart.Key(TEXT, "viewed"), new Part<>("an article", shown, 10), NOON, NOON.plusSeconds(600));
    }

    private static KeptAnswer showing(long views) {
        var answer = new Rendered.Answer(
                null,
                new byte[10],
                null,
                Set.of("article:" + VIEWED),
                Optional.empty(),
                Map.of(VIEWED, views),
                Optional.empty(),
                null);
        return new KeptAnswer(address("/viewed"), answer, NOON, NOON.plusSeconds(600));
    }

    private Kept keep(String uri, String... keys) {
        long began = shelf.begin();
        Kept fresh = answer(uri, "some bytes of " + uri, keys);
        assertTrue(shelf.keep(fresh, began));
        shelf.end(began);
        return fresh;
    }

    private static KeptAnswer answer(String uri, String text, String... keys) {
        var answer = new Rendered.Answer(
                null,
                text.getBytes(StandardCharsets.UTF_8),
                null,
                Set.of(keys),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                null);
        return new KeptAnswer(address(uri), answer, NOON, NOON.plusSeconds(600));
    }

    private static Address address(String uri) {
        return Address.parse(uri).orElseThrow();
    }

    private static String text(Kept kept) {
        return ((KeptAnswer) kept)
                .ready(io.masthead.shared.http.Encoding.IDENTITY)
                .body()
                .toString(StandardCharsets.UTF_8);
    }

    private static long at(int seconds) {
        return NOON.plusSeconds(seconds).toEpochMilli();
    }
}
