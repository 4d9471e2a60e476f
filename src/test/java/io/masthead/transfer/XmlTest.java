package io.masthead.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// XML that means harm: none takes more memory than any other.
class XmlTest {

    private static final String SMALL = "<item><title>Small</title></item>";

    @Test
    void recordWithoutEndIsRefused() throws IOException {
        FeedRecords records = feed(
                "<rss><channel>" + SMALL + "<item><title>" + "x".repeat(9 << 20) + "</title></item></channel></rss>");

        assertEquals("Small", records.next().title());
        IOException broken = assertThrows(Records.BrokenFile.class, records::next);
        assertTrue(broken.getMessage().contains("has more than"), broken.getMessage());
    }

    @Test
    void manyRecordsMayHaveMoreThanOne() throws IOException {
        String item = "<item><title>T</title><description>" + "x".repeat(1 << 20) + "</description></item>";
        FeedRecords records = feed("<rss><channel>" + item.repeat(10) + "</channel></rss>");

        for (int i = 0; i < 10; i++) {
            assertEquals("T", records.next().title());
        }
    }

    @Test
    void elementsWithoutEndAreRefused() throws IOException {
        FeedRecords records = feed("<rss><channel>" + SMALL + "<item>" + "<a>".repeat(10_000));

        assertEquals("Small", records.next().title());
        assertThrows(Records.BrokenFile.class, records::next);
    }

    private static FeedRecords feed(String xml) throws IOException {
        return new FeedRecords(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), (url, notes) -> Optional.empty());
    }
}
