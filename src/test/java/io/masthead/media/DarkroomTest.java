package io.masthead.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.masthead.shared.problem.Problem;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DarkroomTest {

    @Test
    void whoFindsItFullIsToldWhenToComeBack() throws InterruptedException {
        Darkroom room = new Darkroom(1, 1);
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> room.work(() -> {
            working.countDown();
            over.await();
            return "done";
        }));
        working.await();
        // There is room for one to wait, so one of two is sent away at once.
        var second = CompletableFuture.supplyAsync(() -> codeOr(room), Thread::startVirtualThread);
        var third = CompletableFuture.supplyAsync(() -> codeOr(room), Thread::startVirtualThread);
        assertEquals("503, again in 5 s", CompletableFuture.anyOf(second, third).join());
        over.countDown();
        assertEquals("done", first.join());
        assertEquals(Set.of("done", "503, again in 5 s"), Set.of(second.join(), third.join()));
        room.close();
    }

    private static String codeOr(Darkroom room) {
        try {
            return room.work(() -> "done");
        } catch (Problem full) {
            return full.status() + ", again in " + full.headers().get("Retry-After") + " s";
        }
    }

    @Test
    void tooLittleMemoryIsABusyDarkroom() {
        Darkroom room = new Darkroom(1, 1);
        Problem busy = assertThrows(
                Problem.class,
                () -> room.work(() -> {
                    throw new OutOfMemoryError("a test");
                }));
        assertEquals(503, busy.status());
        room.close();
    }
}
