package io.masthead.shared.http;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Knows crawlers by what they call themselves. `crawlers.txt` beside this class is the list that
/// <https://github.com/monperrus/crawler-user-agents> keeps.
@Singleton
public class Crawlers {

    /// The list has libraries too; but apps and servers of front ends report their readers' views with these.
    private static final Set<String> LIBRARIES = Set.of(
            "^Apache-HttpClient",
            "^curl",
            "[wW]get",
            "aiohttp",
            "axios",
            "Go-http-client",
            "httpx",
            "libwww-perl",
            "node-fetch",
            "okhttp",
            "python-requests",
            "Python-urllib");

    private static final Pattern LITERAL = Pattern.compile("[^\\\\\\[\\](){}|^$.*+?]+");
    private static final int MOST_REMEMBERED = 10_000;
    private static final int LONGEST_NAME = 500;

    private final List<Predicate<String>> signs = signs();
    private final Map<String, Boolean> remembered = new ConcurrentHashMap<>();

    /// Whether this is the name of a crawler.
    ///
    /// @param userAgent the header, or `null`
    public boolean isOne(String userAgent) {
        if (userAgent == null) {
            return false;
        }
        String name = userAgent.length() > LONGEST_NAME ? userAgent.substring(0, LONGEST_NAME) : userAgent;
        Boolean known = remembered.get(name);
        if (known != null) {
            return known;
        }
        boolean crawler = signs.stream().anyMatch(sign -> sign.test(name));
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(name, crawler);
        return crawler;
    }

    private static List<Predicate<String>> signs() {
        try (var lines = new BufferedReader(
                new InputStreamReader(Crawlers.class.getResourceAsStream("crawlers.txt"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#") && !LIBRARIES.contains(line))
                    .map(Crawlers::sign)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Most patterns are plain words, which are found much faster.
    private static Predicate<String> sign(String pattern) {
        String word = pattern.replace("\\/", "/").replace("\\.", "\0");
        if (LITERAL.matcher(word).matches()) {
            String plain = word.replace('\0', '.');
            return name -> name.contains(plain);
        }
        return Pattern.compile(pattern).asPredicate();
    }
}
