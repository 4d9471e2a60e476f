package io.masthead.shared.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// Reads moments from outside: RFC 3339 text in years that every database can keep, never a number; cut to the clock's
/// tick of a millisecond.
final class Moments extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;

    Moments() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        String text = parser.getText();
        try {
            Instant moment = Instant.parse(text);
            int year = moment.atOffset(ZoneOffset.UTC).getYear();
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return moment.truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeException notAMoment) {
            // Told below, like a moment out of range.
        }
        return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a moment of the years 1000 to 9999");
    }
}
