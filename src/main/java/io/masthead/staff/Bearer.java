package io.masthead.staff;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/// The token of one request, on its way to whoever knows it.
final class Bearer extends BaseAuthenticationRequest {

    private final String token;

    Bearer(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }
}
