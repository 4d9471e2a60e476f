package io.masthead.shared.database;

import io.masthead.shared.id.Id;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/// A native statement that is put together of parts, each with its values. Values never become part of the text.
public final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /// Starts a statement.
    public static Sql of(String part, Object... values) {
        return new Sql().add(part, values);
    }

    /// Appends a part.
    ///
    /// @param part SQL with a `?` for each value
    /// @param values ids, numbers, texts, moments; a collection fills its `?` with a bracketed list
    public Sql add(String part, Object... values) {
        int next = 0;
        for (char c : part.toCharArray()) {
            if (c == '?') {
                bind(values[next++]);
            } else {
                text.append(c);
            }
        }
        if (next != values.length) {
            throw new IllegalArgumentException("as many values as question marks are needed: " + part);
        }
        return this;
    }

    /// Appends another statement with its values.
    public Sql add(Sql other) {
        String part = other.text.toString();
        int shift = values.size();
        for (int i = other.values.size(); i >= 1; i--) {
            part = part.replace("?" + i + ";", "?" + (i + shift) + ";");
        }
        text.append(part);
        values.addAll(other.values);
        return this;
    }

    /// Runs it and reads its rows.
    public List<Row> rows(EntityManager database) {
        List<?> found = query(database).getResultList();
        return found.stream()
                .map(row -> new Row(row instanceof Object[] columns ? columns : new Object[] {row}))
                .toList();
    }

    /// Runs it as a change.
    ///
    /// @return how many rows it concerned
    public int run(EntityManager database) {
        return query(database).executeUpdate();
    }

    private Query query(EntityManager database) {
        // The mark behind a number keeps ?1 and ?12 apart while parts are joined; the database never sees it.
        Query query = database.createNativeQuery(text.toString().replaceAll("(\\?[0-9]+);", "$1"));
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }

    private void bind(Object value) {
        if (value instanceof Collection<?> many) {
            text.append('(');
            String separator = "";
            for (Object one : many.isEmpty() ? Collections.singletonList(-1L) : many) {
                text.append(separator);
                bind(one);
                separator = ", ";
            }
            text.append(')');
            return;
        }
        values.add(value instanceof Id id ? Long.valueOf(id.value()) : value);
        text.append('?').append(values.size()).append(';');
    }
}
