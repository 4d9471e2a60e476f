package io.masthead.start;

/// Ends an embedded database as a power cut would (`kill -9`).
public final class Killer {

    private Killer() {}

    /// Returns when the process is no more.
    public static void kill(EmbeddedDatabase database) {
        var process = database.process();
        process.destroyForcibly();
        process.onExit().join();
    }
}
