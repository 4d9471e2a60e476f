package io.masthead.webhook;

import io.masthead.shared.outbound.CallRefused;
import io.masthead.shared.outbound.Outbound;
import io.masthead.shared.text.CleanText;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// Makes one try: signs, sends, and says what came of it. Only `2xx` within the time is success; a redirect is not
/// followed, and counts as a failure. Of an answer no more than 64 KiB are read, and 1,024 characters kept.
@Singleton
class Sender {

    private static final int MOST_READ = 64 * 1024;
    private static final int MOST_KEPT = 1024;
    private static final int MULTIPLE = 300;

    private final Outbound outbound;
    private final Clock clock;
    private volatile Duration patience = Duration.ofSeconds(15);

    Sender(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    /// How long a try may take, from looking the name up to the end of the answer.
    void patience(Duration longest) {
        patience = longest;
    }

    Attempt send(String url, List<WebhookSecret> secrets, String id, String payload) throws InterruptedException {
        Instant now = clock.instant();
        byte[] body = payload.getBytes(StandardCharsets.UTF_8);
        long began = System.nanoTime();
        try {
            var answer = outbound.send(new Outbound.Call(
                    "POST",
                    url,
                    Map.of(
                            "content-type",
                            "application/json",
                            "user-agent",
                            "Masthead-Webhooks/1",
                            "webhook-id",
                            id,
                            "webhook-timestamp",
                            Long.toString(now.getEpochSecond()),
                            "webhook-signature",
                            WebhookSecret.signatures(secrets, id, now.getEpochSecond(), body)),
                    body,
                    patience,
                    MOST_READ));
            boolean arrived = answer.status() >= 200 && answer.status() < MULTIPLE;
            return new Attempt(
                    now,
                    answer.status(),
                    since(began),
                    arrived ? null : "status-" + answer.status(),
                    head(answer.body()),
                    arrived ? null : retryAfter(answer.headers().get("Retry-After"), now));
        } catch (CallRefused refused) {
            return new Attempt(now, null, since(began), refused.code(), null, null);
        } catch (IOException silent) {
            return new Attempt(now, null, since(began), reason(silent), null, null);
        }
    }

    private static String reason(IOException silent) {
        for (Throwable cause = silent; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return "timeout";
            }
            if (cause instanceof SSLException) {
                return "tls";
            }
        }
        return "no-answer";
    }

    private static int since(long began) {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    private static String head(byte[] body) {
        if (body.length == 0) {
            return null;
        }
        String text = CleanText.clean(new String(body, StandardCharsets.UTF_8));
        int end = Math.min(MOST_KEPT, text.length());
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /// Seconds, as RFC 9110, section 10.2.3, has them; a date is passed over.
    private static Instant retryAfter(String header, Instant now) {
        return header != null && header.matches("[0-9]{1,6}") ? now.plusSeconds(Long.parseLong(header)) : null;
    }
}
