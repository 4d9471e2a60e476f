package io.masthead.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RankingTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_000);
    private static final int ALONE = Integer.MAX_VALUE;

    private final ByteBuffersDirectory folder = new ByteBuffersDirectory();
    private DirectoryReader reader;

    /// Seven segments of a hundred documents each; of each ten, one has ended and one has not begun.
    @BeforeAll
    void index() throws IOException {
        Random random = new Random(3);
        try (var writer = new IndexWriter(folder, new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE))) {
            for (int i = 0; i < 700; i++) {
                Document document = new Document();
                document.add(new TextField("body", "river ".repeat(1 + random.nextInt(9)), Field.Store.NO));
                document.add(new LongPoint("publishAt", i % 10 == 0 ? 2_000 : 500));
                number(document, "publishAt", i % 10 == 0 ? 2_000 : 500);
                number(document, "expireAt", i % 10 == 1 ? 900 : 9_000);
                number(document, "publishedAt", random.nextInt(50));
                number(document, "article", i);
                number(document, "category", random.nextInt(5));
                number(document, "tag", random.nextInt(20));
                number(document, "tag", 20 + random.nextInt(20));
                number(document, "year", 2020 + i % 4);
                writer.addDocument(document);
                if (i % 100 == 99) {
                    writer.commit();
                }
            }
        }
        reader = DirectoryReader.open(folder);
    }

    @AfterAll
    void close() throws IOException {
        reader.close();
        folder.close();
    }

    private static void number(Document document, String field, long value) {
        document.add(new SortedNumericDocValuesField(field, value));
    }

    private Ranking ranked(boolean scored, int most, boolean counted, int least) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(EvenSimilarity.OF_ALL);
        var ranking = new Ranking(NOW, scored, most, counted);
        ranking.walk(searcher, new TermQuery(new Term("body", "river")), least);
        return ranking;
    }

    @ParameterizedTest(name = "by score {0}, {1} of them, counted {2}")
    @CsvSource({"true, 30, true", "true, 30, false", "false, 30, true", "false, 700, true", "true, 0, true"})
    void severalWalkersFindWhatOneFinds(boolean scored, int most, boolean counted) throws IOException {
        Ranking alone = ranked(scored, most, counted, ALONE);
        Ranking together = ranked(scored, most, counted, 1);

        assertEquals(Math.min(most, 560), alone.best().size());
        assertEquals(alone.best(), together.best());
        assertEquals(alone.facets(), together.facets());
    }

    @Test
    void whatHasEndedOrNotBegunIsNeitherFoundNorCounted() throws IOException {
        Ranking ranking = ranked(true, 700, true, 1);

        assertEquals(
                List.of(),
                ranking.best().stream().filter(one -> one.article() % 10 < 2).toList());
        assertEquals(560, ranking.facets().total());
        assertEquals(
                560,
                ranking.facets().categories().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        assertEquals(
                Map.of(2020L, 140L, 2021L, 140L, 2022L, 140L, 2023L, 140L),
                ranking.facets().years());
    }

    @Test
    void nothingIsFoundInAnEmptyIndex() throws IOException {
        try (var empty = new ByteBuffersDirectory();
                var writer = new IndexWriter(empty, new IndexWriterConfig())) {
            writer.commit();
            try (var none = DirectoryReader.open(empty)) {
                var ranking = new Ranking(NOW, true, 10, true);
                ranking.walk(new IndexSearcher(none), new TermQuery(new Term("body", "river")), 1);
                assertEquals(List.of(), ranking.best());
                assertEquals(0, ranking.facets().total());
            }
        }
    }
}
