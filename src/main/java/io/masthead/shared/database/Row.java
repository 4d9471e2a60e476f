package io.masthead.shared.database;

import io.masthead.shared.id.Id;
import java.time.Instant;

/// A row that a native statement brought. Columns count from 0.
public final class Row {

    private final Object[] columns;

    Row(Object[] columns) {
        this.columns = columns.clone();
    }

    /// An id, or `null`.
    public Id id(int column) {
        return columns[column] == null ? null : new Id(number(column));
    }

    /// A moment, or `null`.
    public Instant instant(int column) {
        return (Instant) columns[column];
    }

    /// A text, or `null`.
    public String text(int column) {
        return columns[column] == null ? null : columns[column].toString();
    }

    /// Bytes, or `null`.
    public byte[] bytes(int column) {
        return (byte[]) columns[column];
    }

    /// A whole number.
    public long number(int column) {
        return ((Number) columns[column]).longValue();
    }

    /// A number with a fraction.
    public double fraction(int column) {
        return ((Number) columns[column]).doubleValue();
    }

    /// A truth value; both databases may answer it as a number.
    public boolean flag(int column) {
        return columns[column] instanceof Boolean flag ? flag : number(column) != 0;
    }

    /// Whether the column is empty.
    public boolean absent(int column) {
        return columns[column] == null;
    }
}
