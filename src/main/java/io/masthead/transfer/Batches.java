package io.masthead.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Parts a file into as many records as one transaction takes: bounded in number, in size, and in the time that
/// reading takes.
final class Batches {

    private static final int RECORDS = 100;
    private static final int BYTES = 2 * 1024 * 1024;
    private static final long LONGEST_READ = 5_000_000_000L;

    private final Records records;
    private IOException broken;

    Batches(Records records) {
        this.records = records;
    }

    /// The next ones, none at the end. What stands before the place where a file breaks is handed out first.
    List<Incoming> next() throws IOException {
        List<Incoming> batch = new ArrayList<>();
        int bytes = 0;
        long began = System.nanoTime();
        while (broken == null && batch.size() < RECORDS && bytes < BYTES && System.nanoTime() - began < LONGEST_READ) {
            Incoming one = read();
            if (one == null) {
                break;
            }
            batch.add(one);
            bytes += one.weight();
        }
        if (broken != null && batch.isEmpty()) {
            throw broken;
        }
        return batch;
    }

    private Incoming read() {
        try {
            return records.next();
        } catch (IOException failed) {
            broken = failed;
            return null;
        }
    }
}
