package io.masthead.shared.http;

import java.net.InetAddress;

/// A network as CIDR writes it (RFC 4632), of either kind.
///
/// @param start its first address, 4 or 16 bytes
/// @param bits how many of its bits count
public record Network(byte[] start, int bits) {

    /// Reads `10.0.0.0/8`, `2001:db8::/32` or a single address.
    ///
    /// @throws IllegalArgumentException if it is none
    public static Network parse(String text) {
        String[] parts = text.split("/", 2);
        byte[] start = InetAddress.ofLiteral(parts[0]).getAddress();
        int bits = parts.length == 1 ? start.length * 8 : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > start.length * 8) {
            throw new IllegalArgumentException("a network of " + start.length * 8 + " bits has no /" + bits);
        }
        return new Network(start, bits);
    }

    /// Reads a network of a setting.
    ///
    /// @throws IllegalStateException with a sentence that names the setting, if it is none
    public static Network ofSetting(String setting, String text) {
        try {
            return parse(text.strip());
        } catch (IllegalArgumentException noNetwork) {
            throw new IllegalStateException(setting + ": '" + text + "' is no network such as 10.0.0.0/8.", noNetwork);
        }
    }

    /// Whether this address, written as a literal, is in it.
    public boolean contains(String address) {
        try {
            return contains(InetAddress.ofLiteral(address).getAddress());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /// Whether this address, of 4 or 16 bytes, is in it.
    public boolean contains(byte[] address) {
        if (address.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
