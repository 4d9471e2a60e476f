package io.masthead.staff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.shared.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/// The keys an issuer publishes (OpenID Connect Discovery 1.0, section 4; RFC 7517). They are asked for anew every ten
/// minutes, and when a token names a key that is not among them, but never more often than every ten seconds: nobody
/// can make us ask by sending nonsense. While the issuer is away, or is being asked, the keys we know go on.
final class IssuerKeys {

    static final Duration FRESH = Duration.ofMinutes(10);
    static final Duration BETWEEN = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST_DOCUMENT = 256 * 1024;

    private final String issuer;
    private final ObjectMapper json;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile List<JsonWebKey> keys;
    private volatile Instant asked = Instant.MIN;

    IssuerKeys(String issuer, ObjectMapper json, Clock clock) {
        this.issuer = issuer;
        this.json = json;
        this.clock = clock;
    }

    /// The key that signed a token, if the issuer publishes it.
    ///
    /// @throws Problem `503` if we know no keys and the issuer cannot be asked
    Key signer(JsonWebSignature token) throws UnresolvableKeyException {
        JsonWebKey known = select(token, keys(FRESH));
        if (known == null) {
            known = select(token, keys(BETWEEN));
        }
        if (known == null) {
            throw new UnresolvableKeyException("the issuer has no such key");
        }
        return known.getKey();
    }

    private static JsonWebKey select(JsonWebSignature token, List<JsonWebKey> among) throws UnresolvableKeyException {
        try {
            return new VerificationJwkSelector().select(token, among);
        } catch (JoseException malformed) {
            throw new UnresolvableKeyException("no key can be chosen", malformed);
        }
    }

    private List<JsonWebKey> keys(Duration fresh) {
        if (asked.isBefore(clock.instant().minus(fresh))) {
            boolean mayWait = keys == null || fresh.equals(BETWEEN);
            if (mayWait) {
                asking.lock();
            }
            if (mayWait || asking.tryLock()) {
                try {
                    renew(fresh);
                } finally {
                    asking.unlock();
                }
            }
        }
        if (keys == null) {
            throw Problem.unavailable("The issuer of this token cannot be asked. Try again shortly.", 10);
        }
        return keys;
    }

    /// Asks, unless somebody else just did.
    private void renew(Duration fresh) {
        Instant now = clock.instant();
        if (!asked.isBefore(now.minus(fresh))) {
            return;
        }
        try {
            keys = ask();
        } catch (IOException | JoseException | IllegalArgumentException broken) {
            LOG.warnf("The keys of %s cannot be read: %s", issuer, broken.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            // Not before: whoever has no keys at all waits for these.
            asked = now;
        }
    }

    private List<JsonWebKey> ask() throws IOException, InterruptedException, JoseException {
        JsonNode discovered = json.readTree(read(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration"));
        if (!issuer.equals(discovered.path("issuer").asText())) {
            throw new IOException("its discovery document names another issuer");
        }
        URI address = URI.create(discovered.path("jwks_uri").asText());
        if (!"https".equals(address.getScheme()) && issuer.startsWith("https:")) {
            throw new IOException("its keys are not served over https");
        }
        return new JsonWebKeySet(read(address.toString())).getJsonWebKeys();
    }

    private String read(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "application/json")
                .build();
        // A limit of the request's own would end with the headers of the answer; this one is for all of it.
        CompletableFuture<HttpResponse<byte[]>> asked = http.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST_DOCUMENT));
        try {
            HttpResponse<byte[]> answer = asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != 200) {
                throw new IOException(address + " answered " + answer.statusCode());
            }
            return new String(answer.body(), StandardCharsets.UTF_8);
        } catch (TimeoutException late) {
            throw new IOException(address + " did not answer in time", late);
        } catch (ExecutionException failed) {
            throw new IOException(address + " could not be read: " + failed.getCause(), failed.getCause());
        } finally {
            asked.cancel(true);
        }
    }
}
