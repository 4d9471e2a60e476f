package io.masthead.staff;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/// The writing operation that the current request is for.
@RequestScoped
class CurrentWrite {

    private WriteOperation operation;

    void is(WriteOperation operation) {
        this.operation = operation;
    }

    Optional<WriteOperation> operation() {
        return Optional.ofNullable(operation);
    }
}
