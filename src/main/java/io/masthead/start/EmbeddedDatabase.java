package io.masthead.start;

import io.quarkus.runtime.ApplicationLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A real MariaDB as a child process, on 127.0.0.1 and with a new password at each start.
///
/// It ends with [#close()] or with this process, after the application has come to rest. If this process is killed,
/// it goes on; the next start on the same folder shuts it down first.
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String SCHEMA = "masthead";
    private static final String USER = "masthead";
    private static final int PASSWORD_BYTES = 18;
    private static final int POLL_MILLIS = 50;
    private static final int POLLS_UNTIL_WE_SPEAK = 2000 / POLL_MILLIS;
    private static final long SECONDS_TO_END = 60;
    private static final int PORTS_TO_TRY = 3;

    private final MariaDbServer server;
    private final Path socket;
    private final String password = randomPassword();
    private final Thread closeAtExit = new Thread(this::closeAfterApplication, "embedded-database-end");
    private int port;
    private Process process;
    private volatile boolean closing;

    /// Memory and durability. Production keeps every acknowledged commit; tests may not care.
    ///
    /// @param bufferPool as MariaDB writes sizes, `256M`
    /// @param logFile size of the redo log, `96M`
    /// @param durable whether a commit waits for the disk
    public record Tuning(String bufferPool, String logFile, boolean durable) {
        public static final Tuning NEWSROOM = new Tuning("256M", "96M", true);
        public static final Tuning TESTS = new Tuning("64M", "32M", false);
    }

    private EmbeddedDatabase(MariaDbServer server, Path socket) {
        this.server = server;
        this.socket = socket;
    }

    /// Starts a server whose program and files both live in `home`, with production's settings.
    ///
    /// @param say told of every step that may take more than two seconds
    /// @throws StartRefused when it cannot run here
    public static EmbeddedDatabase start(Path home, Consumer<String> say) {
        return start(home, home, Tuning.NEWSROOM, say);
    }

    /// Starts a server. Whoever calls this has made sure that nobody else uses `home`.
    ///
    /// @param programs where the unpacked program is kept, for use by several homes
    /// @param home where the data are kept; made if needed
    /// @param say told of every step that may take more than two seconds
    /// @throws StartRefused when it cannot run here
    public static EmbeddedDatabase start(Path programs, Path home, Tuning tuning, Consumer<String> say) {
        try {
            var program = MariaDbProgram.unpack(programs.toAbsolutePath(), say);
            var server = new MariaDbServer(program, OwnerOnly.folder(home).toRealPath(), tuning);
            Survivors.shutDown(server.mark(), say);
            keepOneOldLog(server.log());
            server.prepareFiles();
            var database = new EmbeddedDatabase(server, server.socket());
            database.run(say);
            return database;
        } catch (IOException e) {
            throw new StartRefused("The embedded database cannot start in " + home + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.", e);
        }
    }

    /// JDBC address with the connection settings that Masthead needs.
    public String url() {
        return JdbcAddress.parse("jdbc:mysql://127.0.0.1:" + port + "/" + SCHEMA)
                .url();
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /// Runs the action if the server ends although nobody asked it to.
    public void onUnexpectedEnd(Runnable action) {
        process.onExit().thenRun(() -> {
            if (!closing) {
                action.run();
            }
        });
    }

    /// Asks the server to end and waits for it. A second call does nothing.
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException e) {
            // This process is ending already, and that thread may be the one we are in.
        }
    }

    private void run(Consumer<String> say) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(closeAtExit);
        for (var attempt = 1; ; attempt++) {
            if (launched(say)) {
                return;
            }
            if (closing) {
                // Ctrl-C during the start: the hook stops the server, and there is nothing to say.
                new CountDownLatch(1).await();
            }
            var failure = server.failed("ended while it started");
            if (attempt == PORTS_TO_TRY || !failure.getMessage().contains("TCP/IP port")) {
                close();
                throw failure;
            }
        }
    }

    private boolean launched(Consumer<String> say) throws IOException, InterruptedException {
        port = freePort();
        var statements = server.home().resolve("init.sql");
        OwnerOnly.write(statements, accounts());
        synchronized (this) {
            if (closing) {
                return false;
            }
            process = server.start(port, socket, statements);
        }
        for (var poll = 1; !answers(); poll++) {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
            if (poll == POLLS_UNTIL_WE_SPEAK) {
                say.accept("The database is starting; after a crash it repairs itself first …");
            }
        }
        Files.delete(statements);
        return true;
    }

    private boolean answers() {
        try (var connection = DatabaseCheck.connect(url(), USER, password)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private String accounts() {
        return """
                create database if not exists %1$s character set utf8mb4 collate utf8mb4_unicode_520_ci;
                create or replace user '%2$s'@'127.0.0.1' identified by '%3$s';
                grant all privileges on %1$s.* to '%2$s'@'127.0.0.1';
                """.formatted(SCHEMA, USER, password);
    }

    private void closeAfterApplication() {
        try {
            // Hooks run side by side; the application must not see its database vanish before it has come to rest.
            var application = ApplicationLifecycleManager.getCurrentApplication();
            if (application != null) {
                application.awaitShutdown();
            }
        } finally {
            // Also where there is no Quarkus to ask, as in tools that use the database alone.
            stop();
        }
    }

    private synchronized void stop() {
        if (closing) {
            return;
        }
        closing = true;
        try {
            if (process != null) {
                process.destroy();
                if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
            if (!socket.startsWith(server.home())) {
                Trees.delete(socket.getParent());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // A temporary folder stays behind; the system clears those.
        }
    }

    private static void keepOneOldLog(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static String randomPassword() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
