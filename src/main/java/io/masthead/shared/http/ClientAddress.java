package io.masthead.shared.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where the current request comes from. `X-Forwarded-For` counts only from the proxies that `MASTHEAD_TRUSTED_PROXIES`
/// names: anybody can write it.
@Singleton
public class ClientAddress {

    private final CurrentVertxRequest http;
    private final List<Network> trusted;

    ClientAddress(
            CurrentVertxRequest http, @ConfigProperty(name = "masthead.trusted-proxies") Optional<String> trusted) {
        this.http = http;
        this.trusted = Arrays.stream(trusted.orElse("").split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Network::parse)
                .toList();
    }

    /// The address, or an empty text where there is no request.
    public String current() {
        if (http.getCurrent() == null || http.getCurrent().request().remoteAddress() == null) {
            return "";
        }
        HttpServerRequest request = http.getCurrent().request();
        return of(request.remoteAddress().hostAddress(), request.headers().getAll("X-Forwarded-For"));
    }

    /// The last address that no trusted proxy has.
    String of(String peer, List<String> forwarded) {
        List<String> hops = Arrays.stream(String.join(",", forwarded).split(","))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .toList();
        String address = peer;
        for (int i = hops.size() - 1; i >= 0 && isTrusted(address); i--) {
            address = hops.get(i);
        }
        return address;
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    /// A network as CIDR writes it (RFC 4632).
    private record Network(byte[] start, int bits) {

        static Network parse(String text) {
            String[] parts = text.split("/", 2);
            try {
                byte[] start = InetAddress.ofLiteral(parts[0]).getAddress();
                int bits = parts.length == 1 ? start.length * 8 : Integer.parseInt(parts[1]);
                if (bits >= 0 && bits <= start.length * 8) {
                    return new Network(start, bits);
                }
            } catch (IllegalArgumentException noNetwork) {
                // said below, together with a number of bits that is out of range
            }
            throw new IllegalStateException(
                    "MASTHEAD_TRUSTED_PROXIES: '" + text + "' is no network such as 10.0.0.0/8.");
        }

        boolean contains(String address) {
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
}
