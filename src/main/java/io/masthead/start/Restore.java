package io.masthead.start;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/// Brings a [Backup] into an empty installation. While it is under way a table says so, and nothing starts on what is
/// half there. No more than a few hundred rows are in memory at a time.
final class Restore {

    /// Stands in the schema until everything is in.
    static final String MARK = "restore_under_way";

    private static final int AT_ONCE = 500;

    /// A row with a picture's or an answer's bytes in it may be large: then fewer go together.
    private static final long BYTES_AT_ONCE = 4L * 1024 * 1024;

    /// No value is longer than the file of the backup, which we trust.
    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final ZipFile backup;
    private final Consumer<String> say;

    /// @param backup written to its end
    /// @param say told how far it is
    /// @throws StartRefused if it is something else
    Restore(ZipFile backup, Consumer<String> say) throws IOException {
        this.backup = backup;
        this.say = say;
        if (backup.getEntry(Backup.HEAD) == null || backup.getEntry(Backup.END) == null) {
            throw new StartRefused(backup.getName() + " is no backup of Masthead, or was not written to its end.");
        }
        if (!head(0).equals(Backup.FORMAT)) {
            throw new StartRefused(
                    backup.getName() + " was written by another version of Masthead: restore it with that.");
        }
    }

    /// What signs tokens and opens what is encrypted in the rows.
    String secret() throws IOException {
        return text(Backup.SECRET);
    }

    /// Makes the tables as they were, and fills them.
    ///
    /// @throws StartRefused if there is something already, or if the backup is of a newer Masthead
    void tables(Connection database, String url, String user, String password) throws SQLException, IOException {
        if (!isEmpty(database)) {
            throw new StartRefused("There is something in this database already: a backup goes into an empty one."
                    + " Give it a schema without tables, or another MASTHEAD_DATA_DIR.");
        }
        String wanted = head(1);
        var migrations = Flyway.configure()
                .dataSource(url, user, password)
                .target(MigrationVersion.fromVersion(wanted))
                .load();
        if (Arrays.stream(migrations.info().all())
                .noneMatch(one -> one.getVersion().getVersion().equals(wanted))) {
            throw new StartRefused(backup.getName() + " was written by a newer Masthead: restore it with that.");
        }
        migrations.migrate();
        run(database, "create table " + MARK + " (id int not null primary key)");
        Map<String, Table> tables =
                Table.all(database).stream().collect(Collectors.toMap(Table::name, Function.identity()));
        // Tables refer to each other, and to themselves.
        run(database, "set session foreign_key_checks = 0");
        database.setAutoCommit(false);
        for (ZipEntry entry : entries(Backup.TABLES)) {
            String name = entry.getName().substring(Backup.TABLES.length());
            if (!tables.containsKey(name)) {
                throw new StartRefused(
                        backup.getName() + " has a table that this Masthead does not know: " + name + ".");
            }
            say.accept(name + ": " + fill(database, tables.get(name), entry) + " rows");
        }
        database.setAutoCommit(true);
    }

    /// Brings the pictures into their folder.
    void pictures(Path media) throws IOException {
        long count = 0;
        for (ZipEntry entry : entries(Backup.MEDIA)) {
            Path file = media.resolve(entry.getName().substring(Backup.MEDIA.length()))
                    .normalize();
            if (!file.startsWith(media)) {
                throw new StartRefused(backup.getName() + " has a picture that lies outside of its folder.");
            }
            OwnerOnly.folder(file.getParent());
            try (InputStream bytes = backup.getInputStream(entry)) {
                Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            }
            count++;
        }
        say.accept("pictures: " + count + " files");
    }

    /// Everything is in.
    void done(Connection database) throws SQLException {
        run(database, "drop table " + MARK);
    }

    private static boolean isEmpty(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var tables = statement.executeQuery(
                        "select count(*) from information_schema.tables where table_schema = database()")) {
            tables.next();
            return tables.getInt(1) == 0;
        }
    }

    private long fill(Connection database, Table table, ZipEntry entry) throws SQLException, IOException {
        // What migrations put there stands in the backup as it became.
        run(database, "delete from `" + table.name() + "`");
        long count = 0;
        try (InputStream bytes = backup.getInputStream(entry);
                JsonParser lines = json.createParser(bytes)) {
            List<String> columns = names(lines);
            try (var insert = database.prepareStatement(table.insert(columns))) {
                long weight = 0;
                while (lines.nextToken() == JsonToken.START_ARRAY) {
                    for (int i = 0; i < columns.size(); i++) {
                        weight += set(insert, i + 1, table.binary().contains(columns.get(i)), lines);
                    }
                    lines.nextToken();
                    insert.addBatch();
                    count++;
                    if (count % AT_ONCE == 0 || weight > BYTES_AT_ONCE) {
                        insert.executeBatch();
                        database.commit();
                        weight = 0;
                    }
                }
                insert.executeBatch();
                database.commit();
            }
        }
        return count;
    }

    private static List<String> names(JsonParser lines) throws IOException {
        List<String> names = new ArrayList<>();
        lines.nextToken();
        while (lines.nextToken() == JsonToken.VALUE_STRING) {
            names.add(lines.getText());
        }
        return names;
    }

    /// @return how large it is, about
    private static long set(PreparedStatement insert, int place, boolean binary, JsonParser lines)
            throws SQLException, IOException {
        if (lines.nextToken() == JsonToken.VALUE_NULL) {
            insert.setNull(place, binary ? Types.VARBINARY : Types.VARCHAR);
            return 1;
        }
        if (binary) {
            byte[] bytes = lines.getBinaryValue();
            insert.setBytes(place, bytes);
            return bytes.length;
        }
        String text = lines.getText();
        insert.setString(place, text);
        return text.length();
    }

    private List<ZipEntry> entries(String folder) {
        return Collections.list(backup.entries()).stream()
                .filter(entry -> entry.getName().startsWith(folder))
                .map(ZipEntry.class::cast)
                .toList();
    }

    private String head(int line) throws IOException {
        return text(Backup.HEAD).lines().skip(line).findFirst().orElse("");
    }

    private String text(String name) throws IOException {
        try (InputStream bytes = backup.getInputStream(backup.getEntry(name))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
