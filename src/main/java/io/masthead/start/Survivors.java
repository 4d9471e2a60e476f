package io.masthead.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Database processes that outlived a killed application.
///
/// They are found by their own arguments, not by a process id in a file: a file can be old, and its number belong
/// to somebody else by now.
final class Survivors {

    private static final long SECONDS_TO_END = 120;

    private Survivors() {}

    /// Asks every process that serves these files to end, and waits until it did.
    ///
    /// @param mark the argument by which such a process is known
    /// @throws StartRefused when one does not end
    static void shutDown(String mark, Consumer<String> say) throws InterruptedException {
        for (var process : find(mark)) {
            say.accept("Shutting down a database that outlived its application (process " + process.pid() + ") …");
            process.destroy();
            awaitEnd(process, mark);
        }
    }

    /// The living processes of this user that were started with exactly this argument.
    static List<ProcessHandle> find(String mark) {
        return ProcessHandle.allProcesses()
                .filter(process -> arguments(process.pid()).contains(mark))
                .toList();
    }

    private static List<String> arguments(long pid) {
        try {
            // ProcessHandle tells the arguments only up to 4096 characters in all; long folders need more.
            var line = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
            var arguments = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            return List.of(arguments.split("\0"));
        } catch (IOException e) {
            // It ended meanwhile, or belongs to somebody else.
            return List.of();
        }
    }

    private static void awaitEnd(ProcessHandle process, String mark) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_END);
        // Not onExit alone: where nobody collects orphans (a container without init) they stay as zombies, without
        // arguments.
        while (arguments(process.pid()).contains(mark)) {
            if (System.nanoTime() > deadline) {
                throw new StartRefused(
                        "A database of an earlier start (process " + process.pid() + ") does not end: end it by hand.");
            }
            try {
                process.onExit().get(100, TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                // Not yet.
            }
        }
    }
}
