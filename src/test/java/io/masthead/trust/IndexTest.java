package io.masthead.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the index of this package names is there, and what is there it names.
class IndexTest {

    private static final Path HERE = Path.of("src/test/java/io/masthead/trust");
    private static final Pattern NAMED = Pattern.compile("`([a-z.]+)\\.([A-Z]\\w+Test)#(\\w+)`");

    @Test
    void everyTestThatTheIndexNamesExists() throws IOException {
        List<MatchResult> named = named();
        TreeSet<String> missing = new TreeSet<>();
        for (MatchResult one : named) {
            if (!methods("io.masthead." + one.group(1) + "." + one.group(2)).contains(one.group(3))) {
                missing.add(one.group());
            }
        }
        assertEquals(Set.of(), missing);
        assertTrue(named.size() > 60, "so many are named: " + named.size());
    }

    @Test
    void everyTestOfThisPackageStandsInTheIndex() throws IOException {
        Set<String> named = named().stream().map(one -> one.group(2)).collect(Collectors.toCollection(TreeSet::new));
        try (var files = Files.list(HERE)) {
            Set<String> silent = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java") && !name.equals("IndexTest.java"))
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .filter(name -> !named.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(Set.of(), silent);
        }
    }

    private static List<MatchResult> named() throws IOException {
        return NAMED.matcher(Files.readString(HERE.resolve("package-info.java")))
                .results()
                .toList();
    }

    private static Set<String> methods(String name) {
        try {
            Class<?> test = Class.forName(name, false, IndexTest.class.getClassLoader());
            return Arrays.stream(test.getDeclaredMethods())
                    .map(java.lang.reflect.Method::getName)
                    .collect(Collectors.toSet());
        } catch (ClassNotFoundException missing) {
            return Set.of();
        }
    }
}
