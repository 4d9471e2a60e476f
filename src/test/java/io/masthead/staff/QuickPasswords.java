package io.masthead.staff;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/// A fifth of the memory and time, for tests of everything else: they hash hundreds of passwords. A hash is still by
/// far the longest part of a login. [PasswordsTest] holds what is used outside.
@Alternative
@Priority(1)
@Singleton
class QuickPasswords extends Passwords {

    private static final int MEMORY_KIB = 4 * 1024;

    QuickPasswords() {
        super(MEMORY_KIB, PATIENCE);
    }
}
