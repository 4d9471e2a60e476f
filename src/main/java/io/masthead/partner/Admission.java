package io.masthead.partner;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// A request that came in: by which licence, and where its limits stand.
///
/// @param policy the header `RateLimit-Policy`
/// @param remaining the header `RateLimit`
public record Admission(Licence licence, Endpoint endpoint, String policy, String remaining) {

    private static final String NAME = Admission.class.getName();

    /// That of a request which has passed the door.
    public static Optional<Admission> of(RoutingContext http) {
        return Optional.ofNullable(http.get(NAME));
    }

    /// Lets a request of our own in, as this one was.
    public void into(RoutingContext http) {
        http.put(NAME, this);
    }
}
