package io.masthead.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/// Starts Masthead: settings, data folder, database, then Quarkus.
@QuarkusMain
public final class Main {

    static final String ADDRESS = "masthead.address";

    // Dev mode calls main again after each change, in the same process: the database and the lock are kept meanwhile.
    private static final String PREPARED = "masthead.prepared";

    // Held by the process, not by a method: a lock ends when nobody refers to its channel any more.
    private static DataFolder folder;

    Main() {}

    /// Ends with exit code 1 and one sentence if a setting is wrong.
    public static void main(String... arguments) {
        try {
            if (Backups.isMeant(arguments)) {
                Backups.run(Settings.from(System.getenv()), arguments);
                return;
            }
            if (!Boolean.getBoolean(PREPARED)) {
                prepare(Settings.from(System.getenv()));
                System.setProperty(PREPARED, "true");
            }
        } catch (StartRefused refused) {
            System.err.println("masthead: " + refused.getMessage());
            System.exit(1);
        }
        // Else the server would refuse a malformed address without a word, before the gate (shared.http) can say why.
        System.setProperty("vertx.disableURIValidation", "true");
        // Has Netty look for SlowClients (shared.http).
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
        Quarkus.run(Newsroom.class, arguments);
    }

    private static void prepare(Settings settings) {
        folder = DataFolder.open(settings.dataDir());
        requireFree(settings.host(), settings.port(), "MASTHEAD_HTTP_PORT");
        requireFree(settings.host(), settings.managementPort(), "MASTHEAD_MANAGEMENT_PORT");
        var server = settings.database().orElseGet(Main::embedded);
        DatabaseCheck.check(server);
        System.setProperty("quarkus.datasource.jdbc.url", server.address().url());
        System.setProperty("quarkus.datasource.username", server.user());
        System.setProperty("quarkus.datasource.password", server.password());
        System.setProperty("quarkus.http.host", settings.host());
        System.setProperty("quarkus.http.port", Integer.toString(settings.port()));
        System.setProperty("quarkus.management.host", settings.host());
        System.setProperty("quarkus.management.port", Integer.toString(settings.managementPort()));
        System.setProperty(ADDRESS, settings.address());
        System.setProperty("masthead.data-dir", folder.path().toString());
        System.setProperty("masthead.secret", settings.secret().orElseGet(folder::secret));
        System.setProperty("quarkus.log.console.json.enabled", Boolean.toString(settings.jsonLog()));
        System.setProperty("masthead.sample-data", Boolean.toString(settings.sampleData()));
    }

    private static Settings.Server embedded() {
        var database = EmbeddedDatabase.start(folder.path().resolve("database"), System.out::println);
        database.onUnexpectedEnd(() -> {
            System.err.println("masthead: The embedded database ended unexpectedly, so Masthead ends too (log: "
                    + folder.path().resolve("database/mariadbd.log") + ").");
            Quarkus.asyncExit(1);
        });
        var server = new Settings.Server(JdbcAddress.parse(database.url()), database.user(), database.password());
        Backups.allow(folder.path(), server);
        return server;
    }

    private static void requireFree(String host, int port, String setting) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException e) {
            throw new StartRefused("MASTHEAD_HTTP_HOST is no address of this machine: '" + host + "'.", e);
        } catch (IOException e) {
            var reason = String.valueOf(e.getMessage());
            throw new StartRefused(
                    reason.contains("in use")
                            ? "Port " + port + " on " + host + " is in use: set " + setting + " to a free one."
                            : "Masthead cannot listen on " + host + ", port " + port + " (" + reason
                                    + "): correct MASTHEAD_HTTP_HOST or " + setting + ".",
                    e);
        }
    }
}
