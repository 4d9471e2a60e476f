package io.masthead.webhook;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;

/// Writes what is sent, as Standard Webhooks recommends it. It is written once: every try sends the same bytes.
@Singleton
class Payloads {

    /// The type of an event that only tries an endpoint.
    static final String PING = "ping";

    private final ObjectMapper json;

    Payloads(ObjectMapper json) {
        this.json = json;
    }

    /// What is sent.
    @JsonPropertyOrder({"type", "timestamp", "data"})
    record Payload(String type, Instant timestamp, Object data) {}

    Parcel parcel(Event event) {
        return new Parcel(
                null,
                event.id(),
                event.type(),
                event.about(),
                event.at(),
                text(event.type(), event.at(), event.data()),
                0,
                null,
                0,
                event.position());
    }

    String text(String type, Instant at, Object data) {
        try {
            return json.writeValueAsString(new Payload(type, at, data));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an event could not be written as JSON", broken);
        }
    }
}
