package io.masthead.start.sample;

import io.masthead.media.MediaLibrary;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Draws the pictures of the sample newsroom and brings them into the library. A picture that is there already, from a
/// start that was broken off, is the same one again.
@Singleton
class PictureDesk {

    /// No more than the library takes on at a time.
    private static final int MOST_AT_ONCE = 4;

    private static final long SILENCE = TimeUnit.SECONDS.toNanos(2);

    private final SampleFiles files;
    private final MediaLibrary library;

    PictureDesk(SampleFiles files, MediaLibrary library) {
        this.files = files;
        this.library = library;
    }

    /// Works on as many at once as there are processors, and says now and then how far it is.
    ///
    /// @return the pictures' ids by key
    /// @throws IllegalStateException if one cannot be drawn or kept
    Map<String, Id> fill(PrintStream console) {
        List<SamplePicture> pictures = files.list("pictures.json", SamplePicture.class);
        int atOnce = Math.min(MOST_AT_ONCE, Runtime.getRuntime().availableProcessors());
        try (var drawers = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().name("sample-picture-", 1).factory())) {
            Map<String, Future<Id>> drawn = new LinkedHashMap<>();
            pictures.forEach(picture -> drawn.put(picture.key(), drawers.submit(() -> add(picture))));
            try {
                return collected(drawn, console);
            } finally {
                drawers.shutdownNow();
            }
        }
    }

    private Id add(SamplePicture picture) throws IOException {
        return library.add(picture.jpeg(), picture.words()).id();
    }

    private static Map<String, Id> collected(Map<String, Future<Id>> drawn, PrintStream console) {
        Map<String, Id> ids = new HashMap<>();
        long told = System.nanoTime();
        for (var picture : drawn.entrySet()) {
            ids.put(picture.getKey(), result(picture.getValue()));
            if (System.nanoTime() - told > SILENCE) {
                told = System.nanoTime();
                console.println("  " + ids.size() + " of " + drawn.size() + " pictures are drawn …");
            }
        }
        return ids;
    }

    private static Id result(Future<Id> drawn) {
        try {
            return drawn.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a picture could not be made", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while pictures were drawn", stopping);
        }
    }
}
