package io.masthead.start;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// `./masthead backup FILE` and `./masthead restore FILE`: of which database and which folder, and what people are
/// told. A backup goes on beside the running application, also where the database is the embedded one.
final class Backups {

    private static final Set<String> COMMANDS = Set.of("backup", "restore");
    private static final Consumer<String> SAY = sentence -> System.out.println("  " + sentence);

    /// The library's own messages are for the application's log.
    private static final Logger MIGRATING = Logger.getLogger("org.flywaydb");

    private final Settings settings;
    private final Path file;

    private Backups(Settings settings, Path file) {
        this.settings = settings;
        this.file = file;
    }

    /// Whether these arguments are one of the commands.
    static boolean isMeant(String... arguments) {
        return arguments.length > 0 && COMMANDS.contains(arguments[0]);
    }

    /// Lets a backup in while this process has the embedded database: only who may read the folder can.
    static void allow(Path folder, Settings.Server server) {
        try {
            OwnerOnly.write(
                    access(folder), String.join("\n", server.address().url(), server.user(), server.password()));
        } catch (IOException e) {
            throw new StartRefused("The data folder " + folder + " cannot be written to (" + e.getMessage() + ").", e);
        }
    }

    /// Does it, and returns when it is done.
    ///
    /// @throws StartRefused saying what is wrong and what to do
    static void run(Settings settings, String... arguments) {
        if (arguments.length != 2) {
            throw new StartRefused("which file? ./masthead " + arguments[0] + " FILE");
        }
        MIGRATING.setLevel(Level.WARNING);
        var backups = new Backups(settings, Path.of(arguments[1]).toAbsolutePath());
        try {
            if (arguments[0].equals("backup")) {
                backups.backup();
            } else {
                backups.restore();
            }
        } catch (ZipException e) {
            throw new StartRefused(backups.file + " is no backup of Masthead, or was not written to its end.", e);
        } catch (IOException | SQLException e) {
            throw new StartRefused(
                    "The " + arguments[0] + " did not come to its end: " + e.getMessage()
                            + (arguments[0].equals("restore")
                                    ? ". Empty the schema, or remove the data folder, before you try again."
                                    : ". Nothing was kept of it."),
                    e);
        }
    }

    private void backup() throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new StartRefused(file + " exists already: a backup overwrites nothing.");
        }
        var unfinished = file.resolveSibling(file.getFileName() + ".part");
        var running = running();
        if (running.isPresent()) {
            write(running.get(), unfinished);
        } else if (Files.notExists(settings.dataDir().resolve("secret"))) {
            throw new StartRefused("There is nothing in " + settings.dataDir()
                    + " that could be backed up: set MASTHEAD_DATA_DIR, or MASTHEAD_DB_URL, as where Masthead runs.");
        } else {
            try (var folder = DataFolder.open(settings.dataDir());
                    var embedded = embedded(folder)) {
                write(server(embedded), unfinished);
            }
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        System.out.printf(
                "Everything is in %s (%,d bytes), with the secret: keep it as you keep passwords.%n", file, size());
        bucket().ifPresent(bucket -> System.out.println("Pictures are in the bucket " + bucket + " and not in it."));
    }

    private void write(Settings.Server server, Path unfinished) throws IOException, SQLException {
        DatabaseCheck.check(server);
        try (Connection database = connect(server);
                OutputStream out = OwnerOnly.stream(unfinished)) {
            new Backup(SAY).write(database, secret(), settings.dataDir().resolve("media"), out);
        } catch (IOException | SQLException broken) {
            Files.deleteIfExists(unfinished);
            throw broken;
        }
    }

    private void restore() throws IOException, SQLException {
        if (!Files.isRegularFile(file)) {
            throw new StartRefused("There is no file " + file + ".");
        }
        try (var folder = DataFolder.open(settings.dataDir());
                var zip = new ZipFile(file.toFile())) {
            var restore = new Restore(zip, SAY);
            if (settings.secret().isPresent() && !isSame(settings.secret().get(), restore.secret())) {
                throw new StartRefused(
                        "MASTHEAD_SECRET is not the one that this backup was made with, so nothing that was"
                                + " signed or encrypted could be read: set it to what `unzip -p FILE secret` says.");
            }
            if (settings.database().isPresent()) {
                read(restore, settings.database().get(), folder);
            } else {
                try (var embedded = embedded(folder)) {
                    read(restore, server(embedded), folder);
                }
                OwnerOnly.write(folder.path().resolve("secret"), restore.secret());
            }
        }
        System.out.println("Everything is back. Start with ./masthead run; the search index makes itself anew.");
        bucket().ifPresent(bucket -> System.out.println("Pictures are expected in the bucket " + bucket + "."));
    }

    private void read(Restore restore, Settings.Server server, DataFolder folder) throws IOException, SQLException {
        DatabaseCheck.check(server);
        try (Connection database = connect(server)) {
            restore.tables(database, server.address().url(), server.user(), server.password());
            restore.pictures(folder.path().resolve("media"));
            restore.done(database);
        }
    }

    /// The database that is there already: somebody's server, or the one that a running application has started.
    private Optional<Settings.Server> running() throws IOException {
        var access = access(settings.dataDir());
        if (settings.database().isPresent() || Files.notExists(access)) {
            return settings.database();
        }
        List<String> lines = Files.readAllLines(access);
        var server = new Settings.Server(JdbcAddress.parse(lines.get(0)), lines.get(1), lines.get(2));
        try {
            connect(server).close();
            return Optional.of(server);
        } catch (SQLException fromAnEarlierRun) {
            return Optional.empty();
        }
    }

    private static EmbeddedDatabase embedded(DataFolder folder) {
        return EmbeddedDatabase.start(folder.path().resolve("database"), SAY);
    }

    private static Settings.Server server(EmbeddedDatabase embedded) {
        return new Settings.Server(JdbcAddress.parse(embedded.url()), embedded.user(), embedded.password());
    }

    private static Connection connect(Settings.Server server) throws SQLException {
        return DatabaseCheck.connect(server.address().url(), server.user(), server.password());
    }

    private static Path access(Path folder) {
        return folder.resolve("database").resolve("access");
    }

    private String secret() throws IOException {
        return settings.secret().isPresent()
                ? settings.secret().get()
                : Files.readString(settings.dataDir().resolve("secret")).strip();
    }

    /// Whether what was signed and encrypted last can be read with what is set now.
    private static boolean isSame(String now, String then) {
        return Arrays.stream(now.split(",")).map(String::strip).toList().contains(then.split(",")[0].strip());
    }

    private static Optional<String> bucket() {
        return Optional.ofNullable(System.getenv("MASTHEAD_MEDIA_S3_BUCKET")).filter(name -> !name.isBlank());
    }

    private long size() throws IOException {
        return Files.size(file);
    }
}
