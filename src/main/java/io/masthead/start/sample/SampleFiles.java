package io.masthead.start.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// Reads what the sample newsroom is made of: the files in `resources/sample`.
@Singleton
class SampleFiles {

    private final ObjectMapper json;

    SampleFiles(ObjectMapper json) {
        this.json = json;
    }

    /// The one object in a file.
    <T> T one(String file, Class<T> type) {
        return read(file, json.readerFor(type)::readValue);
    }

    /// The objects of the list in a file.
    <T> List<T> list(String file, Class<T> type) {
        return read(file, json.readerForListOf(type)::readValue);
    }

    /// The objects in a file, one a line.
    <T> List<T> lines(String file, Class<T> type) {
        ObjectReader reader = json.readerFor(type);
        return read(file, in -> reader.<T>readValues(in).readAll());
    }

    private interface Reading<T> {
        T from(InputStream in) throws IOException;
    }

    private static <T> T read(String file, Reading<T> reading) {
        try (InputStream in = SampleFiles.class.getResourceAsStream("/sample/" + file)) {
            return reading.from(in);
        } catch (IOException broken) {
            throw new UncheckedIOException("sample/" + file, broken);
        }
    }
}
