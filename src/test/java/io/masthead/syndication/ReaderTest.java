package io.masthead.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.article.Standing;
import io.masthead.changelog.Entry;
import io.masthead.partner.Held;
import io.masthead.partner.PlanTerms;
import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReaderTest {

    private static final Id ARTICLE = new Id(7);
    private static final Id NEWS = new Id(11);
    private static final Id SPORT = new Id(12);

    @Test
    void planOfTheTimeDecidesWhoMayHaveAStory() {
        Reader reader = new Reader(new Id(1), List.of(held(NEWS, 0, at(2), at(4)), held(SPORT, 0, at(4), null)));
        assertTrue(reader.mayHave(story(NEWS, 1), Instant.EPOCH, at(3)));
        assertTrue(reader.mayHave(story(NEWS, 1), at(3), at(9)));
        assertFalse(reader.mayHave(story(NEWS, 1), at(5), at(9)), "only while it had that plan");
        assertFalse(reader.mayHave(story(SPORT, 1), at(0), at(3)), "only since it has that plan");
        assertFalse(reader.mayHave(story(new Id(13), 1), Instant.EPOCH, at(9)));
    }

    @Test
    void delayThatWasNotOverLetNothingIn() {
        Reader reader = new Reader(new Id(1), List.of(held(NEWS, 60, at(0), null)));
        assertFalse(reader.mayHave(story(NEWS, 5), at(5), at(5).plusSeconds(1800)));
        assertTrue(reader.mayHave(story(NEWS, 5), at(5), at(6).plusSeconds(1)));
    }

    @Test
    void everyPlaceAnItemStoodInCounts() {
        Reader reader = new Reader(new Id(1), List.of(held(NEWS, 0, at(0), null)));
        List<Entry> trail = List.of(
                entry(1, "publish", 1, null, state(NEWS)),
                entry(2, "update", 2, state(NEWS), state(SPORT)),
                entry(3, "kill", 3, state(SPORT), ""));
        assertTrue(reader.mayEverHave(trail, 3));
        assertFalse(reader.mayEverHave(trail, 1), "what came later does not count");
        assertFalse(reader.mayEverHave(List.of(trail.get(2)), 3));
    }

    @Test
    void entryWithoutStatesSaysWhichListsShowedIt() {
        Entry old = new Entry(1, at(1), "withdraw", "article", ARTICLE, Set.of("article:" + ARTICLE, "list:" + NEWS));
        assertEquals(List.of(NEWS), Reader.before(old).orElseThrow().terms());
        Entry fresh = new Entry(2, at(1), "kill", "article", ARTICLE, Set.of("list:" + NEWS), "", "");
        assertTrue(Reader.before(fresh).isEmpty());
    }

    private static Entry entry(long seq, String type, long hour, String before, String after) {
        return new Entry(seq, at(hour), type, "article", ARTICLE, Set.of(), before, after);
    }

    private static String state(Id category) {
        return at(0) + " " + category.value() + " " + category.value() + "#1";
    }

    private static Standing story(Id category, long hour) {
        return new Standing(at(hour), 1, category, List.of(category));
    }

    private static Held held(Id category, int delay, Instant from, Instant until) {
        var terms = new PlanTerms(1, 1, List.of(category), List.of(), true, true, delay, null, 0, false);
        return new Held(new Id(99), 0, terms, from, until);
    }

    private static Instant at(long hour) {
        return Instant.EPOCH.plusSeconds(hour * 3600);
    }
}
