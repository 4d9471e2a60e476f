package io.masthead.media;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Copies a moving GIF block by block (GIF89a specification): pictures, their timing and how often they
/// repeat. What else a file can carry stays behind: comments, texts, data of programs, and whatever follows
/// the end.
final class CleanGif {

    private static final int TABLE_FOLLOWS = 0x80;
    private static final int IMAGE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int TRAILER = 0x3B;
    private static final int TIMING = 0xF9;
    private static final int APPLICATION = 0xFF;
    private static final List<String> REPEATING = List.of("NETSCAPE2.0", "ANIMEXTS1.0");

    private final DataInputStream in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private CleanGif(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /// The clean file.
    ///
    /// @param bytes of the picture on its way to readers
    /// @param width of the whole screen, in pixels
    record Copy(byte[] bytes, int width, int height) {}

    /// @throws IOException if a block is cut short or unknown
    static Copy of(Path gif) throws IOException {
        try (InputStream in = new java.io.BufferedInputStream(java.nio.file.Files.newInputStream(gif))) {
            return new CleanGif(in).copy();
        }
    }

    private Copy copy() throws IOException {
        out.writeBytes(in.readNBytes(6));
        byte[] screen = exactly(7);
        out.writeBytes(screen);
        table(screen[4]);
        for (int block = in.readUnsignedByte(); block != TRAILER; block = in.readUnsignedByte()) {
            switch (block) {
                case IMAGE -> image();
                case EXTENSION -> extension();
                default -> throw new IOException("an unknown block");
            }
        }
        out.write(TRAILER);
        return new Copy(out.toByteArray(), number(screen, 0), number(screen, 2));
    }

    private void image() throws IOException {
        out.write(IMAGE);
        byte[] place = exactly(9);
        out.writeBytes(place);
        table(place[8]);
        out.write(in.readUnsignedByte());
        write(parts());
    }

    private void extension() throws IOException {
        int label = in.readUnsignedByte();
        List<byte[]> parts = parts();
        boolean repeats = label == APPLICATION
                && !parts.isEmpty()
                && REPEATING.contains(new String(parts.getFirst(), StandardCharsets.ISO_8859_1))
                && parts.size() == 2
                && parts.getLast().length == 3;
        if (repeats || label == TIMING && parts.size() == 1 && parts.getFirst().length == 4) {
            out.write(EXTENSION);
            out.write(label);
            write(parts);
        }
    }

    private void table(byte flags) throws IOException {
        if ((flags & TABLE_FOLLOWS) != 0) {
            out.writeBytes(exactly(3 << (flags & 7) + 1));
        }
    }

    private List<byte[]> parts() throws IOException {
        List<byte[]> parts = new ArrayList<>();
        for (int length = in.readUnsignedByte(); length != 0; length = in.readUnsignedByte()) {
            parts.add(exactly(length));
        }
        return parts;
    }

    private void write(List<byte[]> parts) {
        for (byte[] part : parts) {
            out.write(part.length);
            out.writeBytes(part);
        }
        out.write(0);
    }

    private byte[] exactly(int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    private static int number(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }
}
