package io.masthead.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.masthead.media.Originals;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;

/// Writes everything down, as it stood at one moment: a row a line. No more than a row is in memory at a time.
@Singleton
class Archive {

    private final DataSource database;
    private final Originals originals;
    private final JsonFactory json = new JsonFactory();

    Archive(DataSource database, Originals originals) {
        this.database = database;
        this.originals = originals;
    }

    private interface Writing {
        void with(Connection connection) throws SQLException, IOException;
    }

    /// Writes the archive; whoever asked for it closes the stream.
    void write(OutputStream out) throws IOException {
        atOneMoment(connection -> write(connection, out));
    }

    /// The same as a ZIP, with the files of all pictures behind it. Pictures are compressed as they are.
    void writeWithPictures(OutputStream out) throws IOException {
        atOneMoment(connection -> writeWithPictures(connection, out));
    }

    /// The same over a connection whose transaction sees one moment.
    void writeWithPictures(Connection connection, OutputStream out) throws SQLException, IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(entry(ArchiveRecords.LINES));
        write(connection, zip);
        zip.closeEntry();
        zip.setLevel(Deflater.NO_COMPRESSION);
        originals.each(connection, (hash, file) -> {
            zip.putNextEntry(entry(ArchiveRecords.PICTURES + hash));
            Files.copy(file, zip);
            zip.closeEntry();
        });
        zip.finish();
    }

    /// Always of the same day: what has not changed is written down as the same bytes.
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDate.EPOCH.withYear(1980).atStartOfDay());
        return entry;
    }

    private void atOneMoment(Writing writing) throws IOException {
        try (Connection connection = database.getConnection()) {
            int before = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                writing.with(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setTransactionIsolation(before);
            }
        } catch (SQLException failed) {
            throw new IOException("the archive could not be read from the database", failed);
        }
    }

    /// The same over a connection whose transaction sees one moment.
    void write(Connection connection, OutputStream out) throws SQLException, IOException {
        try (JsonGenerator line = json.createGenerator(out)) {
            line.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            line.setRootValueSeparator(null);
            for (ArchiveTable table : ArchiveTable.ALL) {
                write(connection, table, line);
            }
        }
    }

    /// The driver hands rows over one by one if it is asked for the smallest number of rows at a time there is.
    private static void write(Connection connection, ArchiveTable table, JsonGenerator line)
            throws SQLException, IOException {
        try (var statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet rows = statement.executeQuery(table.select())) {
                while (rows.next()) {
                    line.writeStartObject();
                    line.writeStringField("table", table.name());
                    line.writeObjectFieldStart("row");
                    for (int i = 0; i < table.columns().size(); i++) {
                        table.columns().get(i).write(rows, i + 1, line);
                    }
                    line.writeEndObject();
                    line.writeEndObject();
                    line.writeRaw('\n');
                }
            }
        }
    }
}
