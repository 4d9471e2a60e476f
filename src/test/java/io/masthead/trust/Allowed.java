package io.masthead.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A table of what is allowed, as a file beside this class has it: one operation a line, `#` begins a remark.
final class Allowed {

    private Allowed() {}

    /// The cells behind each operation.
    static Map<String, List<String>> read(String file) {
        try (InputStream in = Allowed.class.getResourceAsStream(file)) {
            Map<String, List<String>> rows = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.strip().split("\\s+")))
                    .forEach(cells -> rows.put(cells.getFirst(), cells.subList(1, cells.size())));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
