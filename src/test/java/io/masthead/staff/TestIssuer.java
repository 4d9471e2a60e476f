package io.masthead.staff;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// A small issuer: publishes what an OpenID Connect provider publishes, and signs tokens.
final class TestIssuer implements AutoCloseable {

    /// By name: to find the primes of one takes long.
    private static final Map<String, PublicJsonWebKey> KEYS = new ConcurrentHashMap<>();

    private final HttpServer server;
    private final List<PublicJsonWebKey> published = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean stalls;

    TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer("/.well-known/openid-configuration", this::discovery);
        answer("/keys", this::keys);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// How often the keys were asked for.
    int asked() {
        return asked.get();
    }

    PublicJsonWebKey publishRsa(String name) {
        return publish(KEYS.computeIfAbsent(name, TestIssuer::rsa));
    }

    PublicJsonWebKey publishEc(String name) {
        try {
            PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(name);
            return publish(key);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A key that nobody has published, whatever its name.
    static PublicJsonWebKey rsa(String name) {
        try {
            PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(name);
            return key;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// From now on only the headers of its answers come.
    void stall() {
        stalls = true;
    }

    void withdrawAll() {
        published.clear();
    }

    static String sign(JwtClaims claims, String algorithm, Key key, String keyId) {
        JsonWebSignature signed = new JsonWebSignature();
        signed.setPayload(claims.toJson());
        signed.setAlgorithmHeaderValue(algorithm);
        signed.setKey(key);
        signed.setKeyIdHeaderValue(keyId);
        signed.setDoKeyValidation(false);
        signed.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);
        try {
            return signed.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void awaitEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PublicJsonWebKey publish(PublicJsonWebKey key) {
        published.add(key);
        return key;
    }

    private String discovery() {
        return "{\"issuer\":\"" + address() + "\",\"jwks_uri\":\"" + address() + "/keys\"}";
    }

    private String keys() {
        asked.incrementAndGet();
        return new JsonWebKeySet(published).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private void answer(String path, java.util.function.Supplier<String> body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            if (stalls) {
                exchange.getResponseBody().flush();
                awaitEnd();
            }
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
