package io.masthead.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts how much of a file was read.
final class ReadBytes {

    private long count;

    long count() {
        return count;
    }

    InputStream of(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                count += value < 0 ? 0 : 1;
                return value;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int got = super.read(target, offset, length);
                count += Math.max(0, got);
                return got;
            }
        };
    }
}
