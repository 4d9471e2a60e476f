package io.masthead.edge;

import io.masthead.shared.http.ETags;
import io.masthead.shared.http.Encoding;
import io.masthead.shared.http.Rendered;
import io.masthead.shared.http.SurrogateKeys;
import io.masthead.shared.id.Id;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// An answer: its bytes as they are, and in other codings once somebody has asked for them.
final class KeptAnswer extends Kept {

    /// The bytes in one coding, ready to be written by any number of event loops at once.
    record Bytes(Buffer body, CharSequence length, CharSequence coding) {

        static Bytes of(byte[] bytes, Encoding encoding) {
            return new Bytes(
                    Buffer.buffer(bytes),
                    HttpHeaders.createOptimized(Integer.toString(bytes.length)),
                    encoding.coding());
        }
    }

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json;charset=UTF-8");
    private static final int CODINGS = Encoding.values().length;

    private final Bytes plain;
    private final String[] etags = new String[CODINGS];
    private final String surrogateKeys;
    private final String cacheTags;
    private final String link;
    private final CharSequence type;
    private final Map<Id, Long> views;
    private final AtomicReferenceArray<CompletableFuture<Bytes>> encoded = new AtomicReferenceArray<>(CODINGS);

    KeptAnswer(Address address, Rendered.Answer answer, Instant from, Instant refresh) {
        super(address, answer.keys(), from, answer.until(), refresh);
        plain = Bytes.of(answer.content(), Encoding.IDENTITY);
        String tag = ETags.of(answer.content());
        for (Encoding encoding : Encoding.values()) {
            etags[encoding.ordinal()] = encoding.etag(tag);
        }
        List<String> told = SurrogateKeys.told(keys());
        surrogateKeys = told.isEmpty() ? null : String.join(" ", told);
        cacheTags = told.isEmpty() ? null : String.join(",", told);
        link = answer.link();
        type = answer.type() == null ? JSON : HttpHeaders.createOptimized(answer.type());
        views = answer.views();
    }

    /// Its media type.
    CharSequence type() {
        return type;
    }

    /// The coding for this client.
    Encoding encoding(String acceptEncoding) {
        return acceptEncoding == null || plain.body().length() < Encoding.WORTH_COMPRESSING
                ? Encoding.IDENTITY
                : Encoding.accepted(acceptEncoding);
    }

    String etag(Encoding encoding) {
        return etags[encoding.ordinal()];
    }

    /// The bytes in a coding, or `null` if nobody has asked for it yet.
    Bytes ready(Encoding encoding) {
        if (encoding == Encoding.IDENTITY) {
            return plain;
        }
        CompletableFuture<Bytes> made = encoded.get(encoding.ordinal());
        return made == null ? null : made.getNow(null);
    }

    /// The bytes in a coding; made once, off the event loop.
    CompletableFuture<Bytes> make(Encoding encoding, Executor worker) {
        var fresh = new CompletableFuture<Bytes>();
        if (encoded.compareAndSet(encoding.ordinal(), null, fresh)) {
            worker.execute(() -> {
                try {
                    fresh.complete(Bytes.of(encoding.encode(plain.body().getBytes()), encoding));
                } catch (RuntimeException | LinkageError failed) {
                    fresh.completeExceptionally(failed);
                }
            });
        }
        return encoded.get(encoding.ordinal());
    }

    String surrogateKeys() {
        return surrogateKeys;
    }

    String cacheTags() {
        return cacheTags;
    }

    String link() {
        return link;
    }

    @Override
    Map<Id, Long> views() {
        return views;
    }

    /// Reckoned with all codings from the beginning, which together are hardly more than half of the bytes again.
    @Override
    int weight() {
        int bytes = plain.body().length();
        int keys = surrogateKeys == null ? 0 : surrogateKeys.length() * 6;
        return OVERHEAD + bytes + bytes / 2 + keys + 3 * address().weight() + 64 * views.size();
    }
}
