package io.masthead.staff;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FirstAdminTest {

    private static final Optional<String> NOT_SET = Optional.empty();

    @Inject
    StaffRepository staff;

    @Inject
    Passwords passwords;

    @Inject
    Clock clock;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @BeforeEach
    void noStaff() {
        QuarkusTransaction.requiringNew().run(staff::deleteAll);
    }

    @AfterEach
    void theChiefIsBack() {
        noStaff();
        start(Optional.of(Newsroom.CHIEF), Optional.of(Newsroom.PASSWORD));
        Newsroom.forgetTokens();
    }

    @Test
    void settingsMakeTheFirstAdminWithoutAWord() {
        start(Optional.of("Editor@News.example"), Optional.of("twelve chars"));

        Staff first = only();
        assertEquals("editor@news.example", first.email());
        assertEquals(Role.ADMIN, first.role());
        assertTrue(passwords.matches("twelve chars", Optional.of(first.passwordHash())));
        assertEquals("", printed());
    }

    @Test
    void withoutSettingsARandomPasswordIsPrintedOnce() {
        start(NOT_SET, NOT_SET);

        Staff first = only();
        assertEquals(FirstAdmin.DEFAULT_EMAIL, first.email());
        assertThat(printed(), containsString(first.email()));
        assertTrue(passwords.matches(printedPassword(), Optional.of(first.passwordHash())), printed());

        console.reset();
        start(NOT_SET, NOT_SET);
        assertEquals("", printed());
    }

    @Test
    void addressAloneGetsARandomPassword() {
        start(Optional.of("editor@news.example"), NOT_SET);

        assertEquals("editor@news.example", only().email());
        assertTrue(passwords.matches(printedPassword(), Optional.of(only().passwordHash())));
    }

    @Test
    void unusableSettingsStopTheStartWithASentence() {
        assertEquals(
                "MASTHEAD_ADMIN_PASSWORD must have 12 to 1000 characters; it has 11.",
                refusal(Optional.of("editor@news.example"), Optional.of("eleven char")));
        assertEquals(
                "MASTHEAD_ADMIN_PASSWORD must have 12 to 1000 characters; it has 1001.",
                refusal(NOT_SET, Optional.of("x".repeat(1001))));
        assertEquals(
                "MASTHEAD_ADMIN_EMAIL must be an e-mail address.",
                refusal(Optional.of("no address"), Optional.of("a long password")));
        assertEquals(0, staff.count());
    }

    @Test
    void settingsAreNotUsedOnceThereIsStaff() {
        start(Optional.of("editor@news.example"), Optional.of("a long password"));
        start(Optional.of("other@news.example"), Optional.of("short"));

        assertEquals("editor@news.example", only().email());
    }

    @Test
    void nodesThatStartAtOnceMakeOneAdmin() throws InterruptedException {
        List<Callable<Object>> nodes = Stream.of("a@news.example", "b@news.example", "c@news.example")
                .map(Optional::of)
                .map(email -> Executors.callable(() -> start(email, NOT_SET)))
                .toList();
        try (var threads = Executors.newFixedThreadPool(nodes.size())) {
            for (var node : threads.invokeAll(nodes)) {
                assertDoesNotThrow(() -> node.get());
            }
        }

        assertThat(printed(), containsString(only().email()));
        assertEquals(1, printed().split("password is shown", -1).length - 1);
        assertThat(printed(), not(containsString("$argon2id")));
    }

    private void start(Optional<String> email, Optional<String> password) {
        new FirstAdmin(staff, passwords, clock, email, password)
                .make(new PrintStream(console, true, StandardCharsets.UTF_8));
    }

    private String refusal(Optional<String> email, Optional<String> password) {
        return assertThrows(ConfigurationException.class, () -> start(email, password))
                .getMessage();
    }

    private Staff only() {
        List<Staff> all = QuarkusTransaction.requiringNew().call(staff::listAll);
        assertEquals(1, all.size());
        return all.getFirst();
    }

    private String printed() {
        return console.toString(StandardCharsets.UTF_8);
    }

    private String printedPassword() {
        return printed().replaceAll("(?s).*password  (\\S+).*", "$1");
    }
}
