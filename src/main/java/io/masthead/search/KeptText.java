package io.masthead.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;

/// Texts that are kept in Lucene's index to be shown, as plain bytes in mapped files: what Lucene calls stored is
/// compressed in blocks of several articles, and to read twenty of them takes as long as to find them.
final class KeptText {

    private static final byte LATIN = 0;
    private static final byte ANY = 1;

    private KeptText() {}

    /// As Hibernate Search wants to have it.
    static void contribute(String field, String text, Consumer<IndexableField> document) {
        document.accept(new BinaryDocValuesField(field, new BytesRef(bytes(text))));
    }

    /// The texts of these documents, by their numbers in the index; `""` where there is none.
    static Map<Integer, String> read(IndexReader index, String field, Collection<Integer> documents)
            throws IOException {
        Map<Integer, String> texts = new HashMap<>();
        LeafReaderContext leaf = null;
        BinaryDocValues values = null;
        for (int document : documents.stream().sorted().toList()) {
            if (leaf == null || document >= leaf.docBase + leaf.reader().maxDoc()) {
                leaf = index.leaves().get(ReaderUtil.subIndex(document, index.leaves()));
                values = DocValues.getBinary(leaf.reader(), field);
            }
            boolean kept = values.advanceExact(document - leaf.docBase);
            texts.put(document, kept ? text(values.binaryValue()) : "");
        }
        return texts;
    }

    /// One byte for each character if that is enough, else two: faster to read than any encoding of other length.
    private static byte[] bytes(String text) {
        if (text.chars().allMatch(c -> c <= 0xFF)) {
            byte[] letters = text.getBytes(StandardCharsets.ISO_8859_1);
            return ByteBuffer.allocate(1 + letters.length)
                    .put(LATIN)
                    .put(letters)
                    .array();
        }
        ByteBuffer bytes = ByteBuffer.allocate(1 + 2 * text.length()).put(ANY);
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    private static String text(BytesRef bytes) {
        if (bytes.bytes[bytes.offset] == LATIN) {
            return new String(bytes.bytes, bytes.offset + 1, bytes.length - 1, StandardCharsets.ISO_8859_1);
        }
        char[] text = new char[(bytes.length - 1) / 2];
        ByteBuffer.wrap(bytes.bytes, bytes.offset + 1, bytes.length - 1)
                .asCharBuffer()
                .get(text);
        return new String(text);
    }
}
