package io.masthead.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends a file that unpacks to more than anybody means: a gigabyte of nothing fits into a megabyte.
final class BoundedBytes extends FilterInputStream {

    private long left;

    BoundedBytes(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = super.read(target, offset, length);
        count(got);
        return got;
    }

    private void count(int got) throws IOException {
        left -= Math.max(0, got);
        if (left < 0) {
            throw new Records.BrokenFile("It unpacks to more than is taken in. What stands before that came in.", null);
        }
    }
}
