package io.masthead.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class KeptTextTest {

    @Test
    void everyCharacterComesBackFromWhicheverPartOfTheIndex() throws IOException {
        List<String> texts = List.of("A café", "", "月牙橋 𠮷野 half \uD842 of one", "x".repeat(70_000));
        try (var folder = new ByteBuffersDirectory()) {
            var settings = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
            try (var writer = new IndexWriter(folder, settings)) {
                for (String text : texts) {
                    Document document = new Document();
                    KeptText.contribute("shown", text, document::add);
                    writer.addDocument(document);
                    writer.commit();
                }
                writer.addDocument(new Document());
            }
            try (var reader = DirectoryReader.open(folder)) {
                assertEquals(
                        Map.of(0, texts.get(0), 1, "", 2, texts.get(2), 3, texts.get(3), 4, ""),
                        KeptText.read(reader, "shown", Set.of(4, 2, 0, 1, 3)));
            }
        }
    }
}
