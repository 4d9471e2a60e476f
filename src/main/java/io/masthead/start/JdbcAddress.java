package io.masthead.start;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A JDBC address of Connector/J, and the connection settings without which times and texts would come back changed.
///
/// @param base everything before the question mark
/// @param settings what the question mark brings, as written
public record JdbcAddress(String base, Map<String, String> settings) {

    private static final String SCHEME = "jdbc:mysql:";

    private static final Map<String, String> NEEDED = needed();

    /// Reads `jdbc:mysql://host:port/schema?setting=value`.
    ///
    /// @throws StartRefused for another driver's address, or one that names no schema
    public static JdbcAddress parse(String url) {
        if (!url.startsWith(SCHEME)) {
            throw new StartRefused("MASTHEAD_DB_URL must start with jdbc:mysql: (MariaDB is reached by it too).");
        }
        var question = url.indexOf('?');
        var address = new JdbcAddress(
                question < 0 ? url : url.substring(0, question),
                question < 0 ? Map.of() : settings(url.substring(question + 1)));
        if (!address.base.contains("//") || address.schema().isEmpty()) {
            throw new StartRefused(
                    "MASTHEAD_DB_URL names no schema: write it as jdbc:mysql://host:3306/masthead, for instance.");
        }
        return address;
    }

    /// The full address: what was written stays, what Masthead needs is added where nothing was said about it.
    public String url() {
        var all = new LinkedHashMap<>(settings);
        NEEDED.forEach((name, value) -> {
            if (!says(name)) {
                all.put(name, value);
            }
        });
        return all.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("&", base + "?", ""));
    }

    /// The schema's name.
    public String schema() {
        var authority = base.indexOf("//") + 2;
        var slash = base.indexOf('/', authority);
        return slash < 0 ? "" : base.substring(slash + 1);
    }

    /// The same server without any schema, for those who make one.
    public JdbcAddress withoutSchema() {
        return new JdbcAddress(base.substring(0, base.length() - schema().length()), settings);
    }

    /// Host and port for messages, without credentials.
    public String place() {
        var authority = base.substring(base.indexOf("//") + 2);
        var slash = authority.indexOf('/');
        var hosts = slash < 0 ? authority : authority.substring(0, slash);
        var named = hosts.substring(hosts.lastIndexOf('@') + 1);
        return named.isEmpty() ? "localhost" : named;
    }

    private boolean says(String name) {
        return settings.keySet().stream().map(JdbcAddress::canonical).anyMatch(canonical(name)::equals);
    }

    private static String canonical(String name) {
        // The older name of the same setting in Connector/J.
        return name.equalsIgnoreCase("serverTimezone") ? "connectiontimezone" : name.toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> settings(String query) {
        var settings = new LinkedHashMap<String, String>();
        for (var setting : query.split("&")) {
            var equals = setting.indexOf('=');
            if (equals > 0) {
                settings.put(setting.substring(0, equals), setting.substring(equals + 1));
            }
        }
        return settings;
    }

    private static Map<String, String> needed() {
        var needed = new LinkedHashMap<String, String>();
        needed.put("connectionTimeZone", "UTC");
        needed.put("forceConnectionTimeZoneToSession", "true");
        needed.put("cachePrepStmts", "true");
        needed.put("useServerPrepStmts", "true");
        // The driver's own bounds, 25 statements of 256 characters, would leave out all of ours that matter.
        needed.put("prepStmtCacheSize", "500");
        needed.put("prepStmtCacheSqlLimit", "16384");
        // The driver knows what it has told the server, and need not ask.
        needed.put("useLocalSessionState", "true");
        needed.put("rewriteBatchedStatements", "true");
        needed.put("characterEncoding", "UTF-8");
        return needed;
    }
}
