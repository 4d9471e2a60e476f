package io.masthead.shared.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.masthead.shared.http.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private static final Map<String, String> NAMES = Map.of(
            "public.example", "93.184.215.14",
            "xn--bcher-kva.example", "93.184.215.14",
            "inside.example", "10.1.2.3",
            "both.example", "93.184.215.14,127.0.0.1",
            "six.example", "2606:2800:21f:cb07:6820:80da:af6b:8b2c");

    private final AddressGuard guard = new AddressGuard(List.of(), AddressGuardTest::lookUp);

    @ParameterizedTest
    @CsvSource({
        "https://public.example/a?b=c#d, public.example, 443, true, /a?b=c",
        "HTTP://public.example:8080, public.example, 8080, false, /",
        "https://public.example?q=1, public.example, 443, true, /?q=1",
        "https://six.example/, six.example, 443, true, /",
        "https://93.184.215.14/x, 93.184.215.14, 443, true, /x",
        "'https://bücher.example/ü', xn--bcher-kva.example, 443, true, /%C3%BC"
    })
    void publicAddressIsCalledWhereItPoints(String address, String host, int port, boolean secure, String uri)
            throws Exception {
        Destination destination = guard.destination(address);

        assertEquals(host, destination.host());
        assertEquals(port, destination.port());
        assertEquals(secure, destination.secure());
        assertEquals(uri, destination.uri());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://0.0.0.0/",
                "http://127.0.0.1/",
                "http://127.1.2.3/",
                "http://10.0.0.1/",
                "http://172.31.255.255/",
                "http://192.168.0.1/",
                "http://100.64.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]/",
                "http://[::]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::127.0.0.1]/",
                "http://[::ffff:0:127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[fe80::1]/",
                "http://[fd00::1]/",
                "http://[ff02::1]/",
                "http://inside.example/",
                "http://both.example/"
            })
    void privateAddressIsRefused(String address) {
        assertEquals("private-address", refused(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0177.0.0.1/",
                "http://0x7f.0.0.1/",
                "http://0x7f000001/",
                "http://127.1/",
                "http://127.0.0.1./",
                "http://user@public.example/",
                "http://user:word@public.example/",
                "http://public.example:0/",
                "http://public.example:65536/",
                "http://public.example:99999999/",
                "http:///path",
                "http://",
                "http:public.example",
                "ftp://public.example/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "//public.example/",
                "public.example",
                "http://public.example/a b",
                "http://public.example/\r\nHost: inside",
                "http://pub lic.example/",
                "http://[::1/",
                "http://[::1%25eth0]/",
                "http://public\\.example/",
                ""
            })
    void addressThatProgramsReadDifferentlyIsRefused(String address) {
        assertEquals("malformed-address", refused(address));
    }

    @Test
    void unknownHostIsRefused() {
        assertEquals("unknown-host", refused("https://nowhere.example/"));
    }

    @Test
    void networkThatIsAllowedMayBeCalled() throws Exception {
        var allowing = new AddressGuard(List.of(Network.parse("10.1.0.0/16")), AddressGuardTest::lookUp);

        assertEquals(
                "inside.example", allowing.destination("http://inside.example/").host());
        assertThrows(CallRefused.class, () -> allowing.check("http://10.2.0.1/"));
    }

    private String refused(String address) {
        return assertThrows(CallRefused.class, () -> guard.check(address)).code();
    }

    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        if (NAMES.containsKey(host)) {
            String[] addresses = NAMES.get(host).split(",");
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < addresses.length; i++) {
                found[i] = InetAddress.ofLiteral(addresses[i]);
            }
            return found;
        }
        try {
            return new InetAddress[] {InetAddress.ofLiteral(host)};
        } catch (IllegalArgumentException noLiteral) {
            throw new UnknownHostException(host);
        }
    }
}
