package io.masthead.shared.http;

import java.net.URI;
import java.net.URISyntaxException;

/// Whether an address is well-formed (RFC 3986). Nearly all are made of letters, digits and a few marks: those are
/// known at a glance, and only the others are taken apart.
final class WellFormed {

    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (char c = 0; c < PLAIN.length; c++) {
            PLAIN[c] =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~,=&".indexOf(c) >= 0;
        }
    }

    private WellFormed() {}

    static boolean is(String uri) {
        return isPlain(uri) || isUri(uri);
    }

    /// One slash at the beginning, never two in a row, one question mark at most, and percent signs before two digits.
    private static boolean isPlain(String uri) {
        char before = 'x';
        boolean query = false;
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            boolean known = c < PLAIN.length && PLAIN[c]
                    || c == '/' && before != '/'
                    || c == '?' && !query
                    || c == '%' && isHex(uri, i + 1) && isHex(uri, i + 2);
            if (!known || i == 0 && c != '/') {
                return false;
            }
            query |= c == '?';
            before = c;
        }
        return !uri.isEmpty();
    }

    private static boolean isHex(String uri, int at) {
        return at < uri.length() && Character.digit(uri.charAt(at), 16) >= 0 && uri.charAt(at) < PLAIN.length;
    }

    private static boolean isUri(String uri) {
        try {
            new URI(uri);
            return true;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
