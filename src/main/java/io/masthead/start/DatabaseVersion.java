package io.masthead.start;

import java.util.Locale;
import java.util.regex.Pattern;

/// The version that a server tells about itself: `8.4.3`, `11.4.5-MariaDB`, `5.5.5-10.11.6-MariaDB`.
///
/// @param mariaDb whether it is MariaDB; all else counts as MySQL
record DatabaseVersion(boolean mariaDb, int major, int minor) {

    // MariaDB up to 10 puts this before its own version, for replicas of long ago.
    private static final String MARIADB_MASK = "5.5.5-";

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    /// @throws StartRefused when the text has no version in it
    static DatabaseVersion parse(String text) {
        var mariaDb = text.toLowerCase(Locale.ROOT).contains("mariadb");
        var version = mariaDb && text.startsWith(MARIADB_MASK) ? text.substring(MARIADB_MASK.length()) : text;
        var numbers = NUMBERS.matcher(version);
        if (!numbers.lookingAt()) {
            throw new StartRefused("The database tells no version that could be understood: '" + text + "'.");
        }
        return new DatabaseVersion(mariaDb, Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }

    /// Whether our migrations and queries were tried on it: MySQL 8.4 or MariaDB 11.4, and everything newer.
    boolean supported() {
        var oldestMajor = mariaDb ? 11 : 8;
        return major > oldestMajor || major == oldestMajor && minor >= 4;
    }

    @Override
    public String toString() {
        return (mariaDb ? "MariaDB " : "MySQL ") + major + "." + minor;
    }
}
