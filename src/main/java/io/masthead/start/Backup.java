package io.masthead.start;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes everything down, as it stood at one moment, while the application goes on: every row of every table, then the
/// pictures, then the secret. Pictures come after the rows that name them, because they arrive before and leave
/// later. No more than a row is in memory at a time.
final class Backup {

    /// First in the file: the version of this layout, and the last migration that its tables have seen.
    static final String HEAD = "masthead-backup";

    static final String FORMAT = "1";
    static final String SECRET = "secret";
    static final String TABLES = "tables/";
    static final String MEDIA = "media/";

    /// Last in the file: what has it, was written to its end.
    static final String END = "end";

    private final JsonFactory json = new JsonFactory();
    private final Consumer<String> say;

    /// @param say told how far it is
    Backup(Consumer<String> say) {
        this.say = say;
    }

    /// Writes a backup.
    ///
    /// @param database is read in one transaction, and nothing of it is locked
    /// @param media the folder of pictures, or one that does not exist
    void write(Connection database, String secret, Path media, OutputStream out) throws IOException, SQLException {
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        database.setAutoCommit(false);
        try (var statement = database.createStatement()) {
            // Rows go as fast as the disk takes them, which may be slower than the server would wait for.
            statement.execute("set session net_write_timeout = 3600");
            statement.execute("start transaction with consistent snapshot, read only");
        }
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            entry(zip, HEAD, FORMAT + "\n" + Table.migration(database) + "\n");
            for (Table table : Table.all(database)) {
                if (!table.isOfTheMoment()) {
                    zip.putNextEntry(new ZipEntry(TABLES + table.name()));
                    long rows = rows(database, table, zip);
                    zip.closeEntry();
                    say.accept(table.name() + ": " + rows + " rows");
                }
            }
            say.accept("pictures: " + pictures(media, zip) + " files");
            entry(zip, SECRET, secret);
            entry(zip, END, "");
        } finally {
            database.rollback();
        }
    }

    /// The names of the columns, then a row a line; binary columns in base 64.
    private long rows(Connection database, Table table, OutputStream out) throws IOException, SQLException {
        long count = 0;
        try (JsonGenerator line = json.createGenerator(out);
                var statement = database.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            line.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            line.setRootValueSeparator(null);
            line.writeArray(
                    table.columns().toArray(String[]::new), 0, table.columns().size());
            line.writeRaw('\n');
            // The driver hands rows over one by one if it is asked for the smallest number at a time there is.
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet rows = statement.executeQuery(table.select())) {
                while (rows.next()) {
                    line.writeStartArray();
                    for (int i = 0; i < table.columns().size(); i++) {
                        value(
                                rows,
                                i + 1,
                                table.binary().contains(table.columns().get(i)),
                                line);
                    }
                    line.writeEndArray();
                    line.writeRaw('\n');
                    count++;
                }
            }
        }
        return count;
    }

    private static void value(ResultSet rows, int column, boolean binary, JsonGenerator line)
            throws IOException, SQLException {
        if (binary) {
            byte[] bytes = rows.getBytes(column);
            if (bytes == null) {
                line.writeNull();
            } else {
                line.writeBinary(bytes);
            }
        } else {
            line.writeString(rows.getString(column));
        }
    }

    /// What is on its way when we pass is no picture yet.
    private static long pictures(Path media, ZipOutputStream zip) throws IOException {
        if (!Files.isDirectory(media)) {
            return 0;
        }
        long count = 0;
        try (Stream<Path> files = Files.walk(media)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = media.relativize(file).toString().replace('\\', '/');
                if (!name.startsWith("moving/") && picture(file, MEDIA + name, zip)) {
                    count++;
                }
            }
        }
        return count;
    }

    private static boolean picture(Path file, String name, ZipOutputStream zip) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            bytes.transferTo(zip);
            zip.closeEntry();
            return true;
        } catch (NoSuchFileException removedMeanwhile) {
            return false;
        }
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
