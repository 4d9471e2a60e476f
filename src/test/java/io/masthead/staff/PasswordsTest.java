package io.masthead.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @AfterEach
    void stop() {
        passwords.stop();
    }

    @Test
    void hashIsArgon2idWithItsParameters() {
        String hash = passwords.hash("correct horse battery");

        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertTrue(hash.length() <= 200, "fits its column");
        assertNotEquals(hash, passwords.hash("correct horse battery"), "salted");
    }

    @Test
    void onlyTheSamePasswordMatches() {
        Optional<String> hash = Optional.of(passwords.hash("correct horse battery"));

        assertTrue(passwords.matches("correct horse battery", hash));
        assertFalse(passwords.matches("correct horse batterz", hash));
        assertFalse(passwords.matches("", hash));
    }

    @Test
    void nothingMatchesNobody() {
        assertFalse(passwords.matches("correct horse battery", Optional.empty()));
    }

    @Test
    void passwordIsTheSameHoweverItsAccentsAreTyped() {
        Optional<String> hash = Optional.of(passwords.hash("un caf\u00e9 allong\u00e9"));

        assertTrue(passwords.matches("un cafe\u0301 allonge\u0301", hash));
    }

    @Test
    void bytesBeyondTheSeventySecondCount() {
        Optional<String> hash = Optional.of(passwords.hash("文".repeat(40) + "a"));

        assertFalse(passwords.matches("文".repeat(40) + "b", hash));
        assertTrue(passwords.matches("文".repeat(40) + "a", hash));
    }

    @Test
    void floodIsToldToWaitAndTheRestAreServed() throws InterruptedException {
        List<Future<Boolean>> logins = new ArrayList<>();
        try (var flood = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 150; i++) {
                logins.add(flood.submit(() -> passwords.matches("a guess", Optional.empty())));
            }
        }

        List<Integer> refusals = new ArrayList<>();
        for (Future<Boolean> login : logins) {
            try {
                assertFalse(login.get());
            } catch (ExecutionException refused) {
                Problem problem = (Problem) refused.getCause();
                assertTrue(problem.headers().containsKey("Retry-After"));
                refusals.add(problem.status());
            }
        }
        assertEquals(List.of(503), refusals.stream().distinct().toList());
        assertTrue(refusals.size() < logins.size(), "some are served");
    }

    /// A start on a busy machine would fail over its first administrator.
    @Test
    void whoseTurnHasComeIsServedHoweverLongItTakes() {
        Passwords impatient = new Passwords(64, Duration.ofMillis(50));
        try {
            assertEquals("done", impatient.inTurn(() -> {
                Thread.sleep(300);
                return "done";
            }));
        } finally {
            impatient.stop();
        }
    }

    @Test
    void whoseTurnDoesNotComeIsToldSo() throws InterruptedException {
        Passwords impatient = new Passwords(64, Duration.ofMillis(50));
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = new CountDownLatch(2);
            for (int i = 0; i < 2; i++) {
                others.submit(() -> impatient.inTurn(() -> {
                    begun.countDown();
                    Thread.sleep(500);
                    return true;
                }));
            }
            begun.await();
            Problem problem = assertThrows(Problem.class, () -> impatient.hash("correct horse battery"));
            assertEquals(503, problem.status());
        } finally {
            impatient.stop();
        }
    }
}
