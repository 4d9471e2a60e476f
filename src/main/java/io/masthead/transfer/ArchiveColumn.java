package io.masthead.transfer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.shared.database.Row;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.text.SafeLink;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;

/// A column of a table in an archive: how it is written down, and how it is read again.
///
/// @param name in the database; in the archive it is written like any member (`created_at` is `createdAt`)
record ArchiveColumn(String name, Kind kind) {

    /// Members of documents that hold an address.
    private static final Set<String> ADDRESSES = Set.of("url", "href", "clickUrl", "canonicalUrl");

    /// What stands in it.
    enum Kind {
        ID,
        /// Ids, separated by blanks.
        IDS,
        NUMBER,
        FRACTION,
        FLAG,
        MOMENT,
        TEXT,
        /// An address that readers may follow.
        LINK,
        /// A JSON document.
        DOCUMENT
    }

    String member() {
        StringBuilder member = new StringBuilder();
        for (String word : name.split("_")) {
            member.append(member.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return member.toString();
    }

    /// Writes the column of the current row; nothing if it is empty.
    void write(ResultSet rows, int place, JsonGenerator json) throws SQLException, IOException {
        switch (kind) {
            case MOMENT -> {
                var moment = rows.getTimestamp(place, Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC)));
                if (moment != null) {
                    json.writeStringField(member(), moment.toInstant().toString());
                }
            }
            case FLAG, NUMBER, ID -> {
                long number = rows.getLong(place);
                if (!rows.wasNull()) {
                    json.writeFieldName(member());
                    writeNumber(number, json);
                }
            }
            case FRACTION -> {
                double number = rows.getDouble(place);
                if (!rows.wasNull()) {
                    json.writeNumberField(member(), number);
                }
            }
            case TEXT, LINK, IDS, DOCUMENT -> {
                String text = rows.getString(place);
                if (text != null) {
                    json.writeFieldName(member());
                    writeText(text, json);
                }
            }
        }
    }

    private void writeNumber(long number, JsonGenerator json) throws IOException {
        switch (kind) {
            case FLAG -> json.writeBoolean(number != 0);
            case ID -> json.writeString(new Id(number).toString());
            default -> json.writeNumber(number);
        }
    }

    private void writeText(String text, JsonGenerator json) throws IOException {
        switch (kind) {
            case DOCUMENT -> json.writeRawValue(text);
            case IDS -> {
                json.writeStartArray();
                for (String id : text.isEmpty() ? new String[0] : text.split(" ")) {
                    json.writeString(new Id(Long.parseLong(id)).toString());
                }
                json.writeEndArray();
            }
            default -> json.writeString(text);
        }
    }

    /// What a row of the database has there, as [#read(JsonNode)] would have it.
    Object read(Row row, int place) {
        return switch (kind) {
            case ID -> row.id(place);
            case NUMBER -> row.number(place);
            case MOMENT -> row.instant(place);
            default -> row.text(place);
        };
    }

    /// What the database is to have.
    ///
    /// @param value `null` for an empty column
    /// @throws Problem `422` for what cannot stand there
    Object read(JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return switch (kind) {
            case ID -> id(value);
            case IDS -> ids(value);
            case NUMBER -> value.isIntegralNumber() ? value.longValue() : wrong("a whole number");
            case FRACTION -> value.isNumber() ? value.doubleValue() : wrong("a number");
            case FLAG -> value.isBoolean() ? value.booleanValue() : wrong("true or false");
            case MOMENT -> moment(value);
            case TEXT -> value.isTextual() ? value.textValue() : wrong("a text");
            case LINK -> link(value.isTextual() ? value.textValue() : (String) wrong("an address"));
            case DOCUMENT -> document(value);
        };
    }

    private Object id(JsonNode value) {
        return Id.parse(value.asText()).map(Object.class::cast).orElseGet(() -> wrong("an id"));
    }

    private Object ids(JsonNode value) {
        List<String> ids = new ArrayList<>();
        value.forEach(one -> ids.add(Long.toString(((Id) id(one)).value())));
        return value.isArray() ? String.join(" ", ids) : wrong("a list of ids");
    }

    private Object moment(JsonNode value) {
        try {
            return Instant.parse(value.asText());
        } catch (DateTimeException none) {
            return wrong("a moment (RFC 3339)");
        }
    }

    private String link(String address) {
        return SafeLink.fault(address).isEmpty() ? address : (String) wrong("a safe address");
    }

    private String document(JsonNode value) {
        if (!value.isContainerNode()) {
            wrong("a document");
        }
        checkLinks(value);
        return value.toString();
    }

    private void checkLinks(JsonNode node) {
        node.properties().forEach(one -> {
            if (one.getValue().isTextual() && ADDRESSES.contains(one.getKey())) {
                link(one.getValue().textValue());
            }
        });
        node.forEach(this::checkLinks);
    }

    private Object wrong(String wanted) {
        throw Problem.invalid("/row/" + member(), "wrong-type", "This must be " + wanted + ".");
    }
}
