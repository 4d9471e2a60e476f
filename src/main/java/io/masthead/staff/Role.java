package io.masthead.staff;

import io.masthead.shared.http.Roles;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// What a member of staff may do. Each role includes those before it.
public enum Role {
    AUTHOR(Roles.AUTHOR),
    EDITOR(Roles.EDITOR),
    ADMIN(Roles.ADMIN);

    private final String text;

    Role(String text) {
        this.text = text;
    }

    /// Reads the outside form.
    ///
    /// @throws IllegalArgumentException if there is no such role
    static Role of(String text) {
        return Arrays.stream(values())
                .filter(role -> role.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such role"));
    }

    /// Whether whoever has this role may do what the other one may.
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /// The names of this role and of those that it includes, as `@RolesAllowed` has them.
    Set<String> names() {
        return Arrays.stream(values())
                .filter(this::includes)
                .map(Role::toString)
                .collect(Collectors.toSet());
    }

    /// The outside form, one of [Roles].
    @Override
    public String toString() {
        return text;
    }
}
