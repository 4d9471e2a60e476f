package io.masthead.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.problem.Problem;
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
        var second = CompletableFuture.supplyAsync(() -> {
            try {
                return room.work(() -> "done");
            } catch (Problem full) {
                return full.code();
            }
        });
        Problem busy = assertThrows(Problem.class, () -> {
            while (!second.isDone()) {
                room.work(() -> "the second one was not waiting yet");
            }
        });
        assertEquals(503, busy.status());
        assertTrue(busy.headers().containsKey("Retry-After"));
        over.countDown();
        assertEquals("done", first.join());
        assertEquals("done", second.join());
        room.close();
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
