package io.masthead.shared.database;

/// Is told of every SQL statement of a request. Whoever wants to be puts it into the request's routing context, under
/// the name of this type.
@FunctionalInterface
public interface Statements {

    /// A statement has just ended.
    ///
    /// @param nanos how long it took
    void ran(long nanos);
}
