package io.masthead.staff;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.masthead.shared.problem.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Hashes passwords with Argon2id (RFC 9106) and the parameters OWASP's Password Storage Cheat Sheet names first.
///
/// Each hash takes 19 MiB and some 50 ms of a core. Two threads of their own do them, so that a flood of logins can
/// exhaust neither the memory nor the virtual threads that serve everybody else.
@Singleton
public class Passwords {

    /// The shortest password that can be set, in characters.
    public static final int SHORTEST = 12;

    /// The longest password that is looked at, in characters.
    public static final int LONGEST = 1000;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int AT_A_TIME = 2;
    private static final int WAITING = 100;
    /// Until a turn has come.
    static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_WORK = Duration.ofSeconds(60);

    private final SecureRandom random = new SecureRandom();
    private final int memoryKib;
    private final Duration patience;
    private final String nobodys;
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            AT_A_TIME,
            AT_A_TIME,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("password-", 1).factory());

    Passwords() {
        this(MEMORY_KIB, PATIENCE);
    }

    /// With another amount of memory, for the tests alone: hashes say themselves how they were made.
    Passwords(int memoryKib, Duration patience) {
        this.memoryKib = memoryKib;
        this.patience = patience;
        nobodys = "$argon2id$v=19$m=" + memoryKib + ",t=" + ITERATIONS + ",p=" + LANES + "$" + base64(SALT_BYTES) + "$"
                + base64(HASH_BYTES);
    }

    /// The hash to store, with its parameters and salt in the PHC string format.
    ///
    /// @throws Problem `503` if too many are waiting
    public String hash(String password) {
        return inTurn(() -> Argon2Function.getInstance(memoryKib, ITERATIONS, LANES, HASH_BYTES, Argon2.ID)
                .hash(bytes(password), random(SALT_BYTES))
                .getResult());
    }

    /// Whether the password belongs to the hash. Without a hash the answer is no, after the same work: time does not
    /// tell whether an account exists.
    ///
    /// @throws Problem `503` if too many are waiting
    boolean matches(String password, Optional<String> hash) {
        return inTurn(() -> isRight(password, hash));
    }

    /// The same without waiting for a turn: for work that has one.
    boolean isRight(String password, Optional<String> hash) {
        String against = hash.orElse(nobodys);
        boolean right = Argon2Function.getInstanceFromHash(against)
                .check(bytes(password), against.getBytes(StandardCharsets.US_ASCII));
        return right && hash.isPresent();
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }

    /// Does work that takes a hash, when its turn has come. Only waiting for it has an end: on a busy machine the work
    /// itself may take its time.
    ///
    /// @throws Problem `503` if too many are waiting, and whatever problem the work throws
    <T> T inTurn(Callable<T> work) {
        FutureTask<T> turn = new FutureTask<>(work);
        try {
            workers.execute(turn);
            return result(turn);
        } catch (RejectedExecutionException | TimeoutException full) {
            throw busy();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy();
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("a password could not be hashed", broken.getCause());
        }
    }

    private <T> T result(FutureTask<T> turn) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return turn.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            if (workers.remove(turn)) {
                throw tooLong;
            }
            return turn.get(LONGEST_WORK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static Problem busy() {
        return Problem.unavailable("Too many logins at once. Try again shortly.", (int) PATIENCE.toSeconds());
    }

    /// NFC, so that a password typed on another keyboard is the same password (RFC 8265, section 4.2).
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String base64(int length) {
        return Base64.getEncoder().withoutPadding().encodeToString(random(length));
    }
}
