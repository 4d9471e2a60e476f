package io.masthead.bench;

import io.masthead.testing.EmptyDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The embedded database that a measurement has started: it may be killed, held up, and started again as it was.
final class DatabaseProcess implements AutoCloseable {

    private static final int SECONDS_TO_START = 60;

    private final EmptyDatabase database;
    private final List<String> command;
    private ProcessHandle process;

    /// @param database which this process, and nobody else, has started
    DatabaseProcess(EmptyDatabase database) {
        this.database = database;
        process = ProcessHandle.current()
                .descendants()
                .filter(one -> one.info().command().orElse("").endsWith("mariadbd"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "only an embedded database can be killed: leave MASTHEAD_TEST_DB_URL unset"));
        command = new ArrayList<>(List.of(process.info().command().orElseThrow()));
        command.addAll(List.of(process.info().arguments().orElseThrow()));
        // It made the accounts at the first start, and is gone.
        command.removeIf(argument -> argument.startsWith("--init-file="));
    }

    /// As a power cut would.
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// Returns when it answers.
    void start() throws IOException, InterruptedException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "bench", "database.log").toFile()))
                .start()
                .toHandle();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("the database did not start again: see target/bench/database.log");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /// It lives and says nothing.
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
