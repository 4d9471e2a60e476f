package io.masthead.shared.outbound;

import io.masthead.shared.http.Network;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Decides which addresses may be called: `http` and `https` to hosts of the public internet, whatever they are spelled
/// like. A host is looked up once, and every address that it has must pass.
@Singleton
public class AddressGuard {

    private static final Pattern PARTS = Pattern.compile("(?i)(https?)://([^/?#]*)([^#]*)(?:#.*)?");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]@]+)(?::([0-9]{1,5}))?");
    private static final Pattern NUMERIC =
            Pattern.compile("(?i)(?:0x[0-9a-f]*|[0-9]+)(?:\\.(?:0x[0-9a-f]*|[0-9]+))*\\.?");
    private static final Pattern DOTTED = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

    /// What is not the public internet (IANA's registries of special-purpose addresses; RFC 6890).
    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "::ffff:0:0:0/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Network::parse)
            .toList();

    private static final Network NAT64 = Network.parse("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.parse("2002::/16");

    private final List<Network> allowed;
    private volatile Resolver resolver;

    /// Looks a host up.
    @FunctionalInterface
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /// @param allow networks that may be called all the same, such as `10.1.0.0/16`, parted by commas
    @Inject
    AddressGuard(@ConfigProperty(name = "masthead.outbound-allow") Optional<String> allow) {
        this(networks(allow), InetAddress::getAllByName);
    }

    AddressGuard(List<Network> allowed, Resolver resolver) {
        this.allowed = List.copyOf(allowed);
        this.resolver = resolver;
    }

    /// Who looks names up from now on; for tests.
    void resolver(Resolver other) {
        resolver = other;
    }

    /// Checks an address by looking its host up, which may take as long as the name server does.
    ///
    /// @throws CallRefused if it must not be called
    public void check(String address) throws CallRefused {
        destination(address);
    }

    /// Where a call of this address goes.
    ///
    /// @throws CallRefused if it must not be called
    Destination destination(String address) throws CallRefused {
        Matcher parts = PARTS.matcher(address);
        Matcher host = parts.matches() ? HOST.matcher(parts.group(2)) : null;
        if (host == null || !host.matches()) {
            throw malformed();
        }
        boolean secure = parts.group(1).equalsIgnoreCase("https");
        int port = host.group(2) == null ? secure ? 443 : 80 : Integer.parseInt(host.group(2));
        if (port < 1 || port > 65_535) {
            throw malformed();
        }
        String name = ascii(host.group(1));
        return new Destination(name, port, secure, target(parts.group(3)), passed(name));
    }

    private InetAddress passed(String host) throws CallRefused {
        InetAddress[] found;
        try {
            found = resolver.addresses(host);
        } catch (UnknownHostException | IllegalArgumentException unknown) {
            throw new CallRefused("unknown-host", "The host " + host + " is not known.");
        }
        for (InetAddress one : found) {
            if (isSpecial(one) && allowed.stream().noneMatch(network -> network.contains(one.getAddress()))) {
                throw new CallRefused(
                        "private-address", "The host " + host + " is not on the public internet, and is not called.");
            }
        }
        return found[0];
    }

    private static boolean isSpecial(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (SPECIAL.stream().anyMatch(network -> network.contains(bytes))) {
            return true;
        }
        // Where an address of the older kind is carried in one of the newer, that one is asked.
        if (address instanceof Inet6Address && NAT64.contains(bytes)) {
            return isSpecial(older(bytes, 12));
        }
        return address instanceof Inet6Address && SIX_TO_FOUR.contains(bytes) && isSpecial(older(bytes, 2));
    }

    private static InetAddress older(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Names in ASCII; numbers only in their one plain spelling, because programs disagree about the others.
    private static String ascii(String host) throws CallRefused {
        if (host.startsWith("[")) {
            return host.substring(1, host.length() - 1);
        }
        try {
            String name = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
            if (name.isEmpty()
                    || NUMERIC.matcher(name).matches() && !DOTTED.matcher(name).matches()) {
                throw malformed();
            }
            return name;
        } catch (IllegalArgumentException noName) {
            throw malformed();
        }
    }

    private static String target(String pathAndQuery) throws CallRefused {
        try {
            String target = new URI(pathAndQuery).toASCIIString();
            return target.startsWith("/") ? target : "/" + target;
        } catch (URISyntaxException noPath) {
            throw malformed();
        }
    }

    private static CallRefused malformed() {
        return new CallRefused(
                "malformed-address", "An address such as https://example.com/path is expected, with a host by name.");
    }

    private static List<Network> networks(Optional<String> allow) {
        return allow.stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(one -> Network.ofSetting("MASTHEAD_OUTBOUND_ALLOW", one))
                .toList();
    }
}
