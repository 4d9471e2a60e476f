package io.masthead.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How `mariadbd` is called on one home folder: `files` (the data), `mariadbd.log`, and the socket where it fits.
///
/// @param program the unpacked server
/// @param home absolute, symbolic links resolved
/// @param tuning memory and durability
record MariaDbServer(MariaDbProgram program, Path home, EmbeddedDatabase.Tuning tuning) {

    // sockaddr_un has 108 bytes, the last one is zero.
    private static final int LONGEST_SOCKET_PATH = 107;

    private static final long BOOTSTRAP_SECONDS = 120;

    Path files() {
        return home.resolve("files");
    }

    Path log() {
        return home.resolve("mariadbd.log");
    }

    /// Which process serves these files is told by this argument, and by nothing less.
    String mark() {
        return "--datadir=" + files();
    }

    /// Makes the system tables if there are none yet. The folder appears complete or not at all.
    void prepareFiles() throws IOException, InterruptedException {
        if (Files.isDirectory(files())) {
            return;
        }
        var fresh = home.resolve("files.new");
        Trees.delete(fresh);
        OwnerOnly.folder(fresh);
        var command = command("--datadir=" + fresh);
        command.addAll(List.of("--bootstrap", "--enforce-storage-engine=", "--max-allowed-packet=8M"));
        var process =
                builder(command).redirectInput(ProcessBuilder.Redirect.PIPE).start();
        try (var sql = process.outputWriter()) {
            sql.write("create database if not exists mysql;\nuse mysql;\n");
            sql.write(
                    "set @auth_root_socket='" + System.getProperty("user.name").replace("'", "''") + "';\n");
            for (var script : MariaDbProgram.SYSTEM_TABLES) {
                sql.write(Files.readString(program.folder().resolve(script)));
            }
        } catch (IOException e) {
            // The pipe breaks when the server ends early; why it did stands in its log.
        }
        if (!process.waitFor(BOOTSTRAP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        if (process.waitFor() != 0) {
            throw failed("could not be prepared");
        }
        Files.move(fresh, files(), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Starts the server on 127.0.0.1 and on a socket. It runs the statements of `initFile` before it answers anybody.
    Process start(int port, Path socket, Path initFile) throws IOException {
        var command = command(mark());
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + socket,
                "--pid-file=" + home.resolve("mariadbd.pid"),
                "--init-file=" + initFile,
                // Not the system's: a server that starts there removes the temporary tables of all others.
                "--tmpdir=" + OwnerOnly.folder(home.resolve("tmp")),
                // Names are not looked up, so an account at 'localhost' answers on the socket only.
                "--skip-name-resolve",
                // Or it makes a 4096-bit key at each start, which takes seconds; the traffic stays on this machine.
                "--skip-ssl",
                "--max-connections=100",
                "--max-allowed-packet=64M",
                "--innodb-buffer-pool-size=" + tuning.bufferPool(),
                "--innodb-flush-log-at-trx-commit=" + (tuning.durable() ? 1 : 0)));
        // No shell and no group of its own is needed: mariadbd blocks SIGINT, so that Ctrl-C in a terminal reaches only
        // us.
        return builder(command).start();
    }

    /// Where the socket is to be: in the home folder, or in a new temporary one when that path is too long for a
    /// socket.
    Path socket() throws IOException {
        var name = "mariadbd.sock";
        var socket = home.resolve(name);
        return socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PATH
                ? socket
                : Files.createTempDirectory("masthead-").resolve(name);
    }

    /// What to say when it did not work, with the log's last word.
    StartRefused failed(String what) throws IOException {
        var lines = Files.exists(log()) ? Files.readString(log()).lines().toList() : List.<String>of();
        var last = lines.reversed().stream()
                .filter(line -> line.contains("ERROR") || line.contains("error"))
                .filter(line -> !line.endsWith("Aborting"))
                .findFirst()
                .map(line -> ": " + line.strip())
                .orElse("");
        return new StartRefused("The embedded database " + what + " (log: " + log() + ")" + last);
    }

    private List<String> command(String dataDir) throws IOException {
        var command = new ArrayList<String>();
        command.add(program.daemon().toString());
        command.add("--no-defaults");
        command.add(dataDir);
        if (Files.getAttribute(home, "unix:uid").equals(0)) {
            // mariadbd refuses to be root unless it is told so.
            command.add("--user=root");
        }
        command.addAll(List.of(
                "--basedir=" + program.folder(),
                "--lc-messages-dir=" + program.share(),
                "--character-sets-dir=" + program.share().resolve("charsets"),
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_520_ci",
                "--default-time-zone=+00:00",
                "--innodb-log-file-size=" + tuning.logFile()));
        return command;
    }

    private ProcessBuilder builder(List<String> command) {
        return new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    }
}
