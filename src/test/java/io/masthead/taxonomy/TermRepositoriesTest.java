package io.masthead.taxonomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.masthead.shared.database.SqlMeter;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.problem.Problem;
import io.masthead.testing.ChangeHistory;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TermRepositoriesTest {

    @Inject
    TagRepository tags;

    @Inject
    AuthorRepository authors;

    @Inject
    SourceRepository sources;

    @Inject
    TermUse use;

    @Inject
    ChangeHistory changes;

    @Inject
    Cursors cursors;

    @Inject
    SqlMeter meter;

    @Test
    @TestTransaction
    void tagsAreFoundBySlugOrIdInOneStatement() {
        Tag one = tags.create("Found one");
        Tag two = tags.create("Found two");
        int before = meter.statements();

        Map<String, Tag> found =
                tags.find(Arrays.asList("found-two", "no-such", one.id().toString(), null));

        assertEquals(1, meter.statements() - before);
        assertEquals(List.of("found-two", one.id().toString()), List.copyOf(found.keySet()));
        assertEquals(two.id(), found.get("found-two").id());
        assertEquals(Map.of(), tags.find(List.of()));
    }

    @Test
    void tagOfOneNameIsMadeOnce() {
        Id first =
                QuarkusTransaction.requiringNew().call(() -> tags.create(" 夜市 ").id());
        Id again =
                QuarkusTransaction.requiringNew().call(() -> tags.create("夜市").id());

        assertEquals(first, again);
        assertEquals(List.of("create tags"), changes.of("tag", first.toString()));
    }

    @Test
    @TestTransaction
    void slugThatIsTakenGetsANumber() {
        assertEquals("c", tags.create("C").slug());
        assertEquals("c-2", tags.create("C++").slug());
        assertEquals("c-3", tags.create("C!").slug());
    }

    @Test
    @TestTransaction
    void tagWithoutAUsableNameIsRefused() {
        assertEquals(422, assertThrows(Problem.class, () -> tags.create("🎉")).status());
        assertEquals(422, assertThrows(Problem.class, () -> tags.create(" ")).status());
        assertEquals(
                422,
                assertThrows(Problem.class, () -> tags.create("n".repeat(201))).status());
    }

    @Test
    @TestTransaction
    void authorIsReadAsIdThenSlugThenName() {
        Author slugged = author("ming", "Someone Else");
        Author named = author("xiao-ming", "ming");
        Author elder = author("elder-li", "Li Li");
        author("younger-li", "Li Li");

        Map<String, Author> found =
                authors.find(List.of("ming", named.id().toString(), "Li Li", "Someone Else", "Nobody"));

        assertEquals(slugged.id(), found.get("ming").id());
        assertEquals(named.id(), found.get(named.id().toString()).id());
        assertEquals(elder.id(), found.get("Li Li").id());
        assertEquals(slugged.id(), found.get("Someone Else").id());
        assertEquals(4, found.size());
    }

    @Test
    @TestTransaction
    void walkByNameMeetsEachOnceAlsoEqualNames() {
        author("walk-b", "walked b");
        author("walk-a2", "walked a");
        author("walk-a1", "walked a");
        author("walk-blank", "walked  two blanks");

        List<String> walked = new ArrayList<>();
        NamePosition at = new NamePosition("walked", new Id(0));
        for (List<Author> page = authors.page(at, 1); !page.isEmpty(); page = authors.page(at, 1)) {
            if (!page.getFirst().name().startsWith("walked")) {
                break;
            }
            walked.add(page.getFirst().slug());
            String cursor =
                    cursors.write("authors", NamePosition.of(page.getFirst()).parts());
            at = cursors.read("authors", cursor, NamePosition::read).orElseThrow();
        }

        assertEquals(List.of("walk-blank", "walk-a2", "walk-a1", "walk-b"), walked);
        assertEquals(1, authors.page(null, 1).size());
    }

    @Test
    void sourceIsEnteredOnceAndMovesWithItsAddress() {
        Id first = source("River Agency", null);

        assertEquals(first, source("River Agency", "https://river.example/"));
        assertEquals(first, source("River Agency", null));

        assertEquals(
                Optional.of("https://river.example/"),
                sources.find("River Agency").flatMap(Source::url));
        assertEquals(
                List.of("create sources", "update source:" + first + " list:" + first),
                changes.of("source", first.toString()));
    }

    @Test
    void newSourceNamedTwiceAtOnceIsOne() {
        var one = CompletableFuture.supplyAsync(() -> source("At Once", "https://once.example/"));
        var other = CompletableFuture.supplyAsync(() -> source("At Once", "https://once.example/"));

        assertEquals(one.join(), other.join());
    }

    @Test
    @TestTransaction
    void useIsWhatWasWrittenLast() {
        Id article = Id.next();
        Id kept = Id.next();
        Id left = Id.next();
        Id taken = Id.next();

        use.use("article", article, List.of(kept, left, kept));
        use.use("draft", article, List.of(left));
        use.use("article", article, List.of(kept, taken));

        assertEquals(1, use.uses(kept));
        assertEquals(1, use.uses(left));
        assertEquals(1, use.uses(taken));
        use.use("article", article, List.of());
        assertEquals(0, use.uses(kept));
    }

    private Id source(String name, String url) {
        return QuarkusTransaction.requiringNew()
                .call(() -> sources.named(name, url).id());
    }

    private Author author(String slug, String name) {
        Author author = new Author(Id.next());
        author.revise(slug, new AuthorInput(slug, name, null, null, null), Instant.now());
        authors.persist(author);
        return author;
    }
}
