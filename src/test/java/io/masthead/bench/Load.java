package io.masthead.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/// Many who ask at once, each for the next thing as soon as the last has come.
///
/// @param path the address for each number; numbers are far apart, as articles that people read are
record Load(Reader reader, IntFunction<String> path) {

    private static final int STRIDE = 7919;

    /// Asks for so many seconds; any failure ends it.
    Times run(int connections, int seconds) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        AtomicInteger asked = new AtomicInteger();
        Callable<List<Long>> one = () -> {
            List<Long> nanos = new ArrayList<>();
            while (System.nanoTime() < until) {
                int number = (int) ((long) asked.getAndIncrement() * STRIDE % Integer.MAX_VALUE);
                nanos.add(reader.get(path.apply(number)).nanos());
            }
            return nanos;
        };
        LongStream all = LongStream.empty();
        try (var readers = Executors.newFixedThreadPool(connections)) {
            for (Future<List<Long>> done : readers.invokeAll(Collections.nCopies(connections, one))) {
                all = LongStream.concat(all, done.get().stream().mapToLong(Long::longValue));
            }
        }
        return new Times(all.toArray());
    }
}
