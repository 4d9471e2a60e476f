package io.masthead.media;

import io.masthead.shared.problem.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The only place where pictures are decoded and encoded: two at a time, a few waiting, the rest sent away. It has
/// threads of its own, because a virtual thread that computes for a second holds up the others.
@Singleton
public class Darkroom {

    private static final int AT_ONCE = 2;
    private static final int WAITING = 8;
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int IDLE_SECONDS = 30;

    private final ThreadPoolExecutor workers;

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

    /// Decodes a file and makes its renditions.
    ///
    /// @throws Problem `415` and `422` for what is no good picture, `503` while too many are waiting
    Developed develop(Path file, FocalPoint focus) {
        return work(() -> Developed.of(PictureReader.read(file), focus));
    }

    /// Cuts a picture of ours around another focal point.
    List<Developed.Print> cut(Path original, FocalPoint focus) {
        return work(() -> Developed.cuts(PictureReader.read(original), focus));
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
