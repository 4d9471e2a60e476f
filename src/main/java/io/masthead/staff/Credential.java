package io.masthead.staff;

import io.masthead.shared.id.Id;
import io.masthead.shared.token.OpaqueToken;
import java.util.Set;

/// What a request showed to say who sends it.
sealed interface Credential {

    /// What it is called in the audit log.
    String via();

    /// Its id, or `null` if it has none.
    Id id();

    /// A session somebody opened with their password. One that an older release opened has no id.
    record Session(Id id, OpaqueToken token) implements Credential {
        @Override
        public String via() {
            return "session";
        }
    }

    /// A token that somebody made for a program.
    record ApiToken(Id id, Set<Scope> scopes) implements Credential {
        @Override
        public String via() {
            return "token";
        }

        boolean allows(String needed) {
            return scopes.stream().anyMatch(scope -> scope.covers(needed));
        }
    }

    /// A token of the configured issuer (OpenID Connect).
    record Issued() implements Credential {
        @Override
        public String via() {
            return "issuer";
        }

        @Override
        public Id id() {
            return null;
        }
    }

    /// Nothing: the application acts by itself.
    record House() implements Credential {
        @Override
        public String via() {
            return "house";
        }

        @Override
        public Id id() {
            return null;
        }
    }
}
