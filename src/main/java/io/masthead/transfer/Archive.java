package io.masthead.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Writes everything down, as it stood at one moment: a row a line. No more than a row is in memory at a time.
@Singleton
class Archive {

    private final DataSource database;
    private final JsonFactory json = new JsonFactory();

    Archive(DataSource database) {
        this.database = database;
    }

    /// Writes the archive; whoever asked for it closes the stream.
    void write(OutputStream out) throws IOException {
        try (Connection connection = database.getConnection()) {
            int before = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                write(connection, out);
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
