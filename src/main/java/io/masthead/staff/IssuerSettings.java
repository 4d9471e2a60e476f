package io.masthead.staff;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Whom we believe about staff (OpenID Connect), and how.
///
/// @param issuer exactly as its tokens and its discovery document write it
/// @param audience what `aud` of a token has to name: us
/// @param rolesClaim the path to the roles in a token, such as `realm_access.roles`
/// @param roles which of our roles each of theirs stands for
record IssuerSettings(String issuer, String audience, String rolesClaim, Map<String, Role> roles) {

    static final String USUAL_CLAIM = "roles";
    static final String USUAL_ROLES = "author=author,editor=editor,admin=admin";

    /// Reads the settings.
    ///
    /// @throws ConfigurationException with one sentence if they cannot be used
    static IssuerSettings of(String issuer, Optional<String> audience, String rolesClaim, String roles) {
        if (!isSafe(issuer)) {
            throw new ConfigurationException(
                    "MASTHEAD_OIDC_ISSUER must be an https address (http on this machine only).");
        }
        String ours = audience.filter(text -> !text.isBlank())
                .orElseThrow(() -> new ConfigurationException(
                        "MASTHEAD_OIDC_AUDIENCE is missing: without it a token for anybody would be one for us."));
        return new IssuerSettings(issuer, ours, rolesClaim, mapping(roles));
    }

    private static boolean isSafe(String issuer) {
        try {
            URI address = URI.create(issuer);
            return address.getHost() != null
                    && address.getQuery() == null
                    && ("https".equals(address.getScheme())
                            || "http".equals(address.getScheme()) && isHere(address.getHost()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean isHere(String host) {
        try {
            return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    private static Map<String, Role> mapping(String text) {
        Map<String, Role> roles = new TreeMap<>();
        for (String pair : text.split(",")) {
            String[] sides = pair.strip().split("=", -1);
            try {
                roles.put(sides[0].strip(), Role.of(sides[1].strip()));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
                throw new ConfigurationException(
                        "MASTHEAD_OIDC_ROLE_MAPPING is written like newsroom-admins=admin,desk=editor; '" + pair
                                + "' is not.",
                        malformed);
            }
        }
        return roles;
    }

    /// The highest of our roles that a token's roles stand for.
    Optional<Role> role(Map<String, Object> claims) {
        Object found = claims.get(rolesClaim);
        if (found == null) {
            found = claims;
            for (String step : rolesClaim.split("\\.")) {
                found = found instanceof Map<?, ?> object ? object.get(step) : null;
            }
        }
        return names(found).map(roles::get).filter(role -> role != null).max(Role::compareTo);
    }

    private static Stream<String> names(Object claim) {
        return switch (claim) {
            case String text -> Arrays.stream(text.split("[ ,]+"));
            case Collection<?> many ->
                List.copyOf(many).stream().filter(String.class::isInstance).map(String.class::cast);
            case null, default -> Stream.empty();
        };
    }
}
