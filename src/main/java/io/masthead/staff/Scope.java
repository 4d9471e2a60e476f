package io.masthead.staff;

import io.masthead.shared.http.Scopes;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What an API token may be allowed to do. The role of its owner bounds it all the same.
enum Scope {
    ARTICLES_READ(Scopes.ARTICLES_READ, Role.AUTHOR),
    ARTICLES_WRITE(Scopes.ARTICLES_WRITE, Role.AUTHOR),
    ARTICLES_PUBLISH(Scopes.ARTICLES_PUBLISH, Role.EDITOR),
    TAXONOMY_READ(Scopes.TAXONOMY_READ, Role.AUTHOR),
    TAXONOMY_WRITE(Scopes.TAXONOMY_WRITE, Role.EDITOR),
    MEDIA_READ(Scopes.MEDIA_READ, Role.AUTHOR),
    MEDIA_WRITE(Scopes.MEDIA_WRITE, Role.AUTHOR),
    SLOTS_READ(Scopes.SLOTS_READ, Role.AUTHOR),
    SLOTS_WRITE(Scopes.SLOTS_WRITE, Role.ADMIN),
    SITE_READ(Scopes.SITE_READ, Role.AUTHOR),
    SITE_WRITE(Scopes.SITE_WRITE, Role.EDITOR),
    STAFF_READ(Scopes.STAFF_READ, Role.ADMIN),
    STAFF_WRITE(Scopes.STAFF_WRITE, Role.ADMIN),
    PARTNERS_READ(Scopes.PARTNERS_READ, Role.ADMIN),
    PARTNERS_WRITE(Scopes.PARTNERS_WRITE, Role.ADMIN),
    WEBHOOKS_READ(Scopes.WEBHOOKS_READ, Role.ADMIN),
    WEBHOOKS_WRITE(Scopes.WEBHOOKS_WRITE, Role.ADMIN),
    TRANSFER_READ(Scopes.TRANSFER_READ, Role.ADMIN),
    TRANSFER_WRITE(Scopes.TRANSFER_WRITE, Role.ADMIN),
    AUDIT_READ(Scopes.AUDIT_READ, Role.ADMIN);

    private final String text;
    private final Role least;

    Scope(String text, Role least) {
        this.text = text;
        this.least = least;
    }

    static Optional<Scope> named(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }

    /// Reads what [#join] wrote. A scope that this release does not know allows nothing.
    static Set<Scope> split(String text) {
        return Arrays.stream(text.split(" "))
                .map(Scope::named)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String join(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::toString).collect(Collectors.joining(" "));
    }

    /// Whether this scope allows what needs that one: itself, or reading in its own area.
    boolean covers(String needed) {
        return text.equals(needed)
                || needed.endsWith(":read") && text.startsWith(needed.substring(0, needed.indexOf(':') + 1));
    }

    /// Whether somebody of this role could use it at all.
    boolean suits(Role role) {
        return role.includes(least);
    }

    /// The outside form, one of [Scopes].
    @Override
    public String toString() {
        return text;
    }
}
