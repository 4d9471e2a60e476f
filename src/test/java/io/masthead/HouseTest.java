package io.masthead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Holds the floors of the house: imports run downwards, and rooms on one floor do not know each other.
@Execution(ExecutionMode.CONCURRENT)
class HouseTest {

    private static final String ROOT = "io.masthead.";

    private static final Map<String, Integer> FLOORS = Map.ofEntries(
            Map.entry("start", 9),
            Map.entry("page", 8),
            Map.entry("transfer", 8),
            Map.entry("related", 7),
            Map.entry("editorial", 6),
            Map.entry("viewcount", 6),
            Map.entry("search", 6),
            Map.entry("slot", 6),
            Map.entry("feed", 6),
            Map.entry("syndication", 6),
            Map.entry("article", 5),
            Map.entry("taxonomy", 4),
            Map.entry("media", 4),
            Map.entry("site", 4),
            Map.entry("edge", 4),
            Map.entry("webhook", 4),
            Map.entry("staff", 3),
            Map.entry("partner", 3),
            Map.entry("changelog", 2),
            Map.entry("tally", 2),
            Map.entry("audit", 2),
            Map.entry("shared", 1));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.masthead");

    @Test
    void importsRunDownwardsOnly() {
        Set<String> broken = HOUSE.stream()
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .filter(HouseTest::climbs)
                .map(Dependency::getDescription)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), broken);
    }

    @Test
    void everyClassStandsInAKnownRoom() {
        Set<String> strangers = HOUSE.stream()
                .filter(one -> !FLOORS.containsKey(room(one)))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), strangers);
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        Set<String> silent = HOUSE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !Files.exists(
                        java.nio.file.Path.of("src/main/java", name.replace('.', '/'), "package-info.java")))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), silent);
    }

    @Test
    void readersEndpointsAndStaffsAreNeverOneClass() {
        for (JavaClass resource : HOUSE) {
            if (resource.isAnnotatedWith(Path.class)) {
                boolean staffs =
                        resource.getAnnotationOfType(Path.class).value().startsWith("/v1/admin");
                boolean named = resource.getSimpleName().endsWith("AdminResource");
                assertEquals(staffs, named, resource.getName() + " serves one area and is named for it");
            }
        }
    }

    @Test
    void readersEndpointsKnowNothingOfStaff() {
        List<String> curious = HOUSE.stream()
                .filter(one -> one.isAnnotatedWith(Path.class))
                .filter(one -> !one.getSimpleName().endsWith("AdminResource"))
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .filter(dependency ->
                        List.of("staff", "editorial").contains(String.valueOf(room(dependency.getTargetClass()))))
                .map(Dependency::getDescription)
                .toList();
        assertEquals(List.of(), curious);
    }

    @Test
    void theHouseIsNotEmpty() {
        assertNotNull(HOUSE.get("io.masthead.article.ArticleResource"));
    }

    private static boolean climbs(Dependency dependency) {
        String from = room(dependency.getOriginClass());
        String to = room(dependency.getTargetClass().getBaseComponentType());
        if (from == null || to == null || from.equals(to)) {
            return false;
        }
        return FLOORS.getOrDefault(to, 0) >= FLOORS.getOrDefault(from, 0);
    }

    private static String room(JavaClass one) {
        String name = one.getPackageName() + ".";
        if (!name.startsWith(ROOT)) {
            return null;
        }
        String below = name.substring(ROOT.length());
        return below.isEmpty() ? "" : below.substring(0, below.indexOf('.'));
    }
}
