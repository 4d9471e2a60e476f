package io.masthead.shared.http;

import io.quarkus.arc.Arc;

/// The proxies that the application believes while a test runs.
public final class TrustedProxies {

    private TrustedProxies() {}

    /// Believes these networks, separated by commas; none for an empty text.
    public static void trust(String networks) {
        Arc.container().instance(ClientAddress.class).get().trust(networks);
    }
}
