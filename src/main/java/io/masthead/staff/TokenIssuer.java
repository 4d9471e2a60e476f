package io.masthead.staff;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.text.CleanText;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/// Checks tokens of the configured issuer (OpenID Connect Core 1.0; RFC 7519, RFC 8725): who signed them, with
/// what, for whom, and until when. Without an issuer nobody has such a token.
@Singleton
class TokenIssuer {

    /// Signatures with a published key only: neither `none` nor a shared secret.
    private static final AlgorithmConstraints SIGNATURES = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512);

    private static final int SKEW_SECONDS = 30;
    private static final int LONGEST_TOKEN = 16 * 1024;
    private static final int LONGEST_SUBJECT = 255;

    private final ObjectMapper json;
    private final Clock clock;
    private volatile Trusted trusted;

    private record Trusted(IssuerSettings settings, IssuerKeys keys) {}

    TokenIssuer(
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "masthead.oidc-issuer") Optional<String> issuer,
            @ConfigProperty(name = "masthead.oidc-audience") Optional<String> audience,
            @ConfigProperty(name = "masthead.oidc-roles-claim") Optional<String> rolesClaim,
            @ConfigProperty(name = "masthead.oidc-role-mapping") Optional<String> roles) {
        this.json = json;
        this.clock = clock;
        trust(issuer.map(address -> IssuerSettings.of(
                address,
                audience,
                rolesClaim.orElse(IssuerSettings.USUAL_CLAIM),
                roles.orElse(IssuerSettings.USUAL_ROLES))));
    }

    /// A setting that cannot be used stops the start.
    void atStart(@Observes StartupEvent start) {}

    /// Believes this issuer from now on, or none.
    final void trust(Optional<IssuerSettings> issuer) {
        trusted = issuer.map(settings -> new Trusted(settings, new IssuerKeys(settings.issuer(), json, clock)))
                .orElse(null);
    }

    /// What a token says.
    ///
    /// @return nothing if it is no good token of the issuer
    /// @throws Problem `403` if it is good but names no role of ours, `503` if the issuer cannot be asked
    Optional<Issued> check(String token) {
        Trusted current = trusted;
        if (current == null
                || token.length() > LONGEST_TOKEN
                || token.chars().filter(c -> c == '.').count() != 2) {
            return Optional.empty();
        }
        try {
            return claims(current, token).map(claims -> issued(current.settings, claims));
        } catch (InvalidJwtException refused) {
            // The library wraps whatever our look-up of the key throws.
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                if (cause instanceof Problem problem) {
                    throw problem;
                }
            }
            return Optional.empty();
        }
    }

    private Optional<Map<String, Object>> claims(Trusted current, String token) throws InvalidJwtException {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(SIGNATURES)
                .setVerificationKeyResolver((JsonWebSignature signed, List<org.jose4j.jwx.JsonWebStructure> outer) ->
                        current.keys.signer(signed))
                .setExpectedIssuer(true, current.settings.issuer())
                .setExpectedAudience(true, current.settings.audience())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                .build();
        JwtClaims claims = consumer.processToClaims(token);
        return Optional.of(claims.getClaimsMap()).filter(all -> text(all, "sub").length() <= LONGEST_SUBJECT);
    }

    private static Issued issued(IssuerSettings settings, Map<String, Object> claims) {
        Role role = settings.role(claims)
                .orElseThrow(() ->
                        Problem.of(403, "no-role", "Forbidden", "Your token names no role that stands for one here."));
        boolean verified = "true".equals(String.valueOf(claims.get("email_verified")));
        String email = Staff.normal(text(claims, "email"));
        return new Issued(
                settings.issuer(),
                text(claims, "sub"),
                verified && Staff.isEmail(email) ? email : null,
                name(claims),
                role);
    }

    private static String name(Map<String, Object> claims) {
        String name = Stream.of("name", "preferred_username", "email", "sub")
                .map(claim -> CleanText.line(text(claims, claim)))
                .filter(text -> text != null)
                .findFirst()
                .orElse("?");
        return name.substring(0, Math.min(Staff.LONGEST_NAME, name.length()));
    }

    private static String text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text ? text : "";
    }
}
