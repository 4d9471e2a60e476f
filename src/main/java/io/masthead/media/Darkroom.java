package io.masthead.media;

import io.masthead.shared.problem.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The only place where pictures are decoded and encoded: two at a time are looked at, a few wait, the rest
/// are sent away. It has threads of its own, because a virtual thread that computes for a second holds up
/// the others. What is developed is bounded by its pixels too: two of twelve megapixels at once, but one of
/// fifty alone.
@Singleton
public class Darkroom {

    private static final int AT_ONCE = 2;
    private static final int WAITING = 8;
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int IDLE_SECONDS = 30;
    private static final int MEGAPIXELS = 52;

    private final ThreadPoolExecutor workers;
    private final Semaphore megapixels = new Semaphore(MEGAPIXELS, true);

    @Inject
    Darkroom() {
        this(AT_ONCE, WAITING);
    }

    Darkroom(int atOnce, int waiting) {
        // No window system is asked for, also where there is one.
        System.setProperty("java.awt.headless", "true");
        workers = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("darkroom-", 1).daemon().factory());
        workers.allowCoreThreadTimeOut(true);
    }

    /// Decodes a file to its end, to know that it can be developed.
    ///
    /// @throws Problem `415` and `422` for what is no good picture, `503` while too many are waiting
    Proof proof(Path file) {
        return work(() -> PictureReader.proof(file));
    }

    /// Decodes a file and makes its renditions, on the caller's thread, as soon as there is memory for it.
    ///
    /// @throws Problem `415` and `422` for what is no good picture, `503` if there is not enough memory
    /// after all
    Developed develop(Path file, FocalPoint focus, RenditionSet set) throws IOException {
        int needed = Math.min(MEGAPIXELS, PictureReader.megapixels(file));
        megapixels.acquireUninterruptibly(needed);
        try {
            return Developed.of(file, focus, set);
        } catch (OutOfMemoryError tooMuch) {
            throw busy();
        } finally {
            megapixels.release(needed);
        }
    }

    <T> T work(Callable<T> task) {
        Future<T> future;
        try {
            future = workers.submit(task);
        } catch (RejectedExecutionException full) {
            throw busy();
        }
        try {
            return future.get();
        } catch (InterruptedException stopping) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw busy();
        } catch (ExecutionException failed) {
            throw unchecked(failed.getCause());
        }
    }

    @PreDestroy
    void close() {
        workers.shutdownNow();
    }

    private static RuntimeException unchecked(Throwable cause) {
        return switch (cause) {
            case OutOfMemoryError tooMuch -> busy();
            case RuntimeException plain -> plain;
            case IOException broken -> new UncheckedIOException(broken);
            case Error error -> throw error;
            default -> new IllegalStateException(cause);
        };
    }

    private static Problem busy() {
        return Problem.unavailable("Too many pictures are being worked on. Try again shortly.", RETRY_AFTER_SECONDS);
    }
}
