package io.masthead.shared.http;

import java.net.InetAddress;
import java.util.Optional;

/// A network of addresses as CIDR writes it (RFC 4632, RFC 4291): `10.0.0.0/8`, `2001:db8::/32`, or one address.
public final class Network {

    private final byte[] start;
    private final int bits;

    private Network(byte[] start, int bits) {
        this.start = start;
        this.bits = bits;
    }

    /// Reads it; nothing if the text is no network.
    public static Optional<Network> parse(String text) {
        String[] parts = text.strip().split("/", 2);
        try {
            byte[] start = InetAddress.ofLiteral(parts[0]).getAddress();
            int bits = parts.length == 1 ? start.length * 8 : Integer.parseInt(parts[1]);
            return bits < 0 || bits > start.length * 8 ? Optional.empty() : Optional.of(new Network(start, bits));
        } catch (IllegalArgumentException noNetwork) {
            return Optional.empty();
        }
    }

    /// Whether an address lies in it; one of the other family does not, nor does what is no address.
    public boolean contains(String address) {
        byte[] other;
        try {
            other = InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
        if (other.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((other[bit / 8] & mask) != (start[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
