package io.masthead.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/// Bodies that are no longer what they claim to be.
final class BrokenBytes {

    private final BrokenValues values;
    private final Random random;

    BrokenBytes(BrokenValues values, Random random) {
        this.values = values;
        this.random = random;
    }

    /// Breaks what would be sent.
    void apply(Draft draft) {
        byte[] right = draft.request().body();
        draft.bytes = switch (random.nextInt(11)) {
            case 0 -> Arrays.copyOf(right, random.nextInt(right.length + 1));
            case 1 -> joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, right);
            case 2 -> joined(right, right);
            case 3 -> joined(right, new byte[] {0});
            case 4 -> new String(right, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            case 5 -> flipped(right);
            case 6 -> new byte[0];
            case 7 ->
                text(values.one("[]", "null", "\"text\"", "0", "{", "}", "[1", "{\"a\"", "\u0000", "<a/>", "a=b"));
            case 8 -> joined(text("/* why */"), right);
            case 9 -> text("{\"a\":".repeat(200) + "1" + "}".repeat(200));
            default -> {
                draft.headers.put("Content-Type", type());
                yield right;
            }
        };
    }

    /// A type that was not asked for.
    String type() {
        return values.one(
                "text/csv",
                "application/json; charset=utf-16",
                "application/json; charset=nonsense",
                "application/json;;",
                "APPLICATION/JSON",
                "application/merge-patch+json",
                "text/plain;charset=ISO-8859-1",
                "image/png",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "a/b/c",
                "json",
                "*/*",
                "");
    }

    /// A few bytes are others, which may be no UTF-8.
    private byte[] flipped(byte[] right) {
        byte[] wrong = right.clone();
        for (int i = 0; i < 3 && wrong.length > 0; i++) {
            wrong[random.nextInt(wrong.length)] = (byte) random.nextInt();
        }
        return wrong;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
