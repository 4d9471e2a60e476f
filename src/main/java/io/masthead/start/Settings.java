package io.masthead.start;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the environment says about the start. An empty variable counts as absent, as compose files pass it.
///
/// @param database the given server; empty means the embedded one
/// @param secret signs tokens and cursors; empty means that it is kept in the data folder
/// @param jsonLog whether the log is written for programs: an object a line
record Settings(
        String host,
        int port,
        int managementPort,
        Path dataDir,
        Optional<Server> database,
        Optional<String> secret,
        boolean sampleData,
        boolean jsonLog) {

    private static final int SHORTEST_SECRET = 16;

    /// A database server that somebody else runs.
    record Server(JdbcAddress address, String user, String password) {}

    /// Reads and checks all settings of the start.
    ///
    /// @throws StartRefused naming the variable that is wrong or missing
    static Settings from(Map<String, String> environment) {
        var variables = new Variables(environment);
        var port = variables.port("MASTHEAD_HTTP_PORT", 8080);
        var managementPort = variables.port("MASTHEAD_MANAGEMENT_PORT", 9000);
        if (port == managementPort) {
            throw new StartRefused("MASTHEAD_HTTP_PORT and MASTHEAD_MANAGEMENT_PORT are both " + port
                    + ": give one of them another number.");
        }
        var database = server(variables);
        return new Settings(
                variables.text("MASTHEAD_HTTP_HOST").orElse("127.0.0.1"),
                port,
                managementPort,
                dataDir(variables),
                database,
                secret(variables, database.isPresent()),
                variables.flag("MASTHEAD_SAMPLE_DATA", database.isEmpty()),
                jsonLog(variables));
    }

    /// Where a browser on this machine finds the application.
    String address() {
        var anyAddress = host.equals("0.0.0.0") || host.equals("::");
        var name = anyAddress ? "127.0.0.1" : host;
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }

    private static Path dataDir(Variables variables) {
        var text = variables.text("MASTHEAD_DATA_DIR").orElse("data");
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new StartRefused("MASTHEAD_DATA_DIR is not a path: " + e.getReason() + ".", e);
        }
    }

    private static Optional<Server> server(Variables variables) {
        var url = variables.text("MASTHEAD_DB_URL");
        var user = variables.text("MASTHEAD_DB_USER");
        if (url.isEmpty()
                && user.isEmpty()
                && variables.text("MASTHEAD_DB_PASSWORD").isEmpty()) {
            return Optional.empty();
        }
        var address = url.map(JdbcAddress::parse).orElseThrow(() -> missing("MASTHEAD_DB_URL"));
        return Optional.of(new Server(
                address,
                user.orElseThrow(() -> missing("MASTHEAD_DB_USER")),
                variables.given("MASTHEAD_DB_PASSWORD").orElseThrow(() -> missing("MASTHEAD_DB_PASSWORD"))));
    }

    private static StartRefused missing(String name) {
        return new StartRefused(name + " is missing: set MASTHEAD_DB_URL, MASTHEAD_DB_USER and MASTHEAD_DB_PASSWORD,"
                + " or none of them for the embedded database.");
    }

    private static Optional<String> secret(Variables variables, boolean required) {
        var secret = variables.text("MASTHEAD_SECRET");
        if (secret.isEmpty() && required) {
            throw new StartRefused(
                    "MASTHEAD_SECRET is missing: a database of your own needs a secret that signs tokens,"
                            + " for instance from `openssl rand -hex 32`.");
        }
        for (var part : secret.orElse("").split(",", -1)) {
            if (secret.isPresent() && part.strip().length() < SHORTEST_SECRET) {
                throw new StartRefused("MASTHEAD_SECRET is too short: each secret needs at least " + SHORTEST_SECRET
                        + " characters, for instance from `openssl rand -hex 32`.");
            }
        }
        return secret;
    }

    private static boolean jsonLog(Variables variables) {
        return switch (variables.text("MASTHEAD_LOG").orElse("text")) {
            case "json" -> true;
            case "text" -> false;
            default -> throw new StartRefused("MASTHEAD_LOG is neither text nor json.");
        };
    }

    private record Variables(Map<String, String> environment) {
        /// The value as it stands, also when it is empty: some databases have an account with an empty password.
        Optional<String> given(String name) {
            return Optional.ofNullable(environment.get(name));
        }

        Optional<String> text(String name) {
            return given(name).map(String::strip).filter(value -> !value.isEmpty());
        }

        int port(String name, int otherwise) {
            var value = text(name);
            try {
                var port = value.map(Integer::parseInt).orElse(otherwise);
                if (port >= 1 && port <= 65535) {
                    return port;
                }
            } catch (NumberFormatException e) {
                // said below, together with the numbers that are out of range
            }
            throw new StartRefused(name + " is not a port: '" + value.orElse("") + "' is no number from 1 to 65535.");
        }

        boolean flag(String name, boolean otherwise) {
            return switch (text(name).orElse(Boolean.toString(otherwise))) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new StartRefused(name + " is neither true nor false.");
            };
        }
    }
}
