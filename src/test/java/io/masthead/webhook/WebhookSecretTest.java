package io.masthead.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {

    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    /// The example that the libraries of Standard Webhooks are tested with.
    private static final WebhookSecret KNOWN =
            new WebhookSecret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

    @Test
    void signatureIsThatOfTheSpecification() {
        assertEquals(
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                WebhookSecret.signatures(List.of(KNOWN), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, BODY));
    }

    @Test
    void twoSecretsSignOneAfterTheOther() {
        WebhookSecret other = WebhookSecret.fresh();
        String both = WebhookSecret.signatures(List.of(other, KNOWN), "msg_1", 1, BODY);

        assertEquals(
                WebhookSecret.signatures(List.of(other), "msg_1", 1, BODY) + " "
                        + WebhookSecret.signatures(List.of(KNOWN), "msg_1", 1, BODY),
                both);
    }

    @Test
    void freshOnesDifferAndSayNothingOfThemselves() {
        WebhookSecret one = WebhookSecret.fresh();

        assertTrue(one.text().matches("whsec_[A-Za-z0-9+/]{43}="), "32 bytes in base64");
        assertFalse(one.text().equals(WebhookSecret.fresh().text()));
        assertEquals("WebhookSecret[…]", one.toString());
    }
}
