package io.masthead.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.http.Roles;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void eachRoleIncludesThoseBeforeIt() {
        assertTrue(Role.ADMIN.includes(Role.EDITOR));
        assertTrue(Role.EDITOR.includes(Role.AUTHOR));
        assertTrue(Role.AUTHOR.includes(Role.AUTHOR));
        assertFalse(Role.AUTHOR.includes(Role.EDITOR));
        assertFalse(Role.EDITOR.includes(Role.ADMIN));
    }

    @Test
    void namesAreThoseOfTheAnnotations() {
        assertEquals(Set.of(Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN), Role.ADMIN.names());
        assertEquals(Set.of(Roles.AUTHOR), Role.AUTHOR.names());
    }

    @Test
    void unknownRoleIsNoRole() {
        assertThrows(IllegalArgumentException.class, () -> Role.of("ADMIN"));
    }
}
