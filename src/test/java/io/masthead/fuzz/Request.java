package io.masthead.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// A request as it is sent.
///
/// @param target path and query, percent-encoded
record Request(String operation, String method, String target, Map<String, String> headers, byte[] body) {

    private static final int LONGEST_SHOWN = 2_000;

    String path() {
        return target.split("\\?", 2)[0];
    }

    /// A line for a shell that sends the same; secrets are left out, and so is most of what is very long.
    String curl() {
        String head = headers.entrySet().stream()
                .map(header -> " -H " + quoted(header.getKey() + ": " + shown(header)))
                .collect(Collectors.joining());
        String data = body.length == 0 ? "" : " --data-binary " + quoted(text());
        return "curl -i -X " + method + head + data + " \"$MASTHEAD_URL\"" + quoted(target);
    }

    private static String shown(Map.Entry<String, String> header) {
        return switch (header.getKey()) {
            case "Authorization" -> header.getValue().startsWith("Bearer ") ? "Bearer $TOKEN" : header.getValue();
            case "X-Api-Key" -> "$KEY";
            default -> header.getValue();
        };
    }

    private String text() {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return text.length() <= LONGEST_SHOWN
                ? text
                : text.substring(0, LONGEST_SHOWN) + "… " + body.length + " bytes in all";
    }

    /// For a shell that knows `$'…'`, whatever bytes there are.
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("$'");
        for (char c : text.toCharArray()) {
            if (c == '\'' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f || c >= 0x80 && c <= 0xff) {
                quoted.append(String.format("\\x%02x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }
}
