package io.masthead.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends a file, or a record of it, that has more than anybody means: a gigabyte of nothing fits into a megabyte.
final class BoundedBytes extends FilterInputStream {

    private final long most;
    private final String sentence;
    private long left;

    /// @param sentence what people are told
    BoundedBytes(InputStream in, long most, String sentence) {
        super(in);
        this.most = most;
        this.sentence = sentence;
        this.left = most;
    }

    /// What a file unpacks to.
    static BoundedBytes unpacked(InputStream in, long most) {
        return new BoundedBytes(in, most, "It unpacks to more than is taken in. What stands before that came in.");
    }

    /// Another record begins, which may have as much.
    void renew() {
        left = most;
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
            throw new Records.BrokenFile(sentence, null);
        }
    }
}
