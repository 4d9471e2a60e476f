package io.masthead.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.masthead.shared.http.ProblemAnswers;
import io.masthead.shared.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Records of our own, one JSON object a line. A line that is none is one that is rejected; the rest comes in.
final class NdjsonRecords implements Records {

    private static final int LONGEST = 8 * 1024 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final ObjectReader reader;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(BUFFER);
    private int from;
    private int to;

    /// @param reader of [ImportRecord]s
    NdjsonRecords(InputStream in, ObjectReader reader) {
        this.in = in;
        this.reader = reader;
    }

    @Override
    public Incoming next() throws IOException {
        while (readLine()) {
            if (!isBlank(line)) {
                return record();
            }
        }
        return null;
    }

    @Override
    public void skip(long many) throws IOException {
        pass(many);
    }

    /// @return how many there were to pass over
    long pass(long many) throws IOException {
        long passed = 0;
        while (passed < many && readLine()) {
            passed += isBlank(line) ? 0 : 1;
        }
        return passed;
    }

    private Incoming record() {
        if (line.size() > LONGEST) {
            return Incoming.broken(Problem.badRequest("line-too-long", "A line has at most " + LONGEST + " bytes."));
        }
        try {
            ImportRecord record = reader.readValue(line.toByteArray());
            if (record == null || record.kind().isEmpty()) {
                return Incoming.broken(Problem.badRequest(
                        "no-record",
                        "A line has exactly one of article, category, tag, author, link, and table with row."));
            }
            return Incoming.of(record, title(record), List.of(), line.size());
        } catch (JsonProcessingException broken) {
            return Incoming.broken(ProblemAnswers.unreadable(broken));
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static String title(ImportRecord record) {
        return switch (record.kind()) {
            case "article" -> record.article().title();
            case "category" -> record.category().name();
            case "tag" -> record.tag().name();
            case "author" -> record.author().name();
            case "link" -> record.link().title();
            default -> record.table();
        };
    }

    /// @return whether there was one. Of one that is too long, no more is kept than shows it.
    private boolean readLine() throws IOException {
        line.reset();
        boolean any = false;
        while (true) {
            if (from == to) {
                to = in.read(buffer);
                from = 0;
                if (to < 0) {
                    to = 0;
                    return any;
                }
            }
            any = true;
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, from, Math.min(end - from, Math.max(0, LONGEST + 1 - line.size())));
            boolean complete = end < to;
            from = complete ? end + 1 : end;
            if (complete) {
                return true;
            }
        }
    }

    private static boolean isBlank(ByteArrayOutputStream line) {
        return line.size() < 3
                && line.toString(java.nio.charset.StandardCharsets.UTF_8).isBlank();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
