package io.masthead.shared.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
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
                .map(text -> Network.ofSetting("MASTHEAD_TRUSTED_PROXIES", text))
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
}
