package io.masthead.trust;

import static java.util.function.Predicate.not;

import io.masthead.staff.Hiring;
import io.masthead.staff.Role;
import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.trust.Api.Operation;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Somebody who asks.
///
/// @param level a role, `key`, or `anyone` for who shows nothing that counts
/// @param scopes what the key or the token may be used for; `null` for a session, which may everything
/// @param headers what they send, names and values in turn
record Caller(String name, String level, Set<String> scopes, String... headers) {

    private static final List<String> ROLES = List.of("author", "editor", "admin");
    private static final String NOBODYS = "mhs_" + "n".repeat(43);

    /// Everybody who may try their luck, each with every scope alone and with every scope but that one.
    static List<Caller> all(Collection<List<String>> table) {
        String admin = Hiring.hire(Role.ADMIN);
        String session = Newsroom.logIn(admin);
        Customer customer = Customer.under(Customer.allowing());
        List<Caller> all = new ArrayList<>(List.of(
                new Caller("nobody", "anyone", null),
                new Caller("a forged session", "anyone", null, bearer(NOBODYS)),
                new Caller("a key as bearer", "anyone", null, bearer(customer.secret())),
                new Caller("a session as key", "anyone", null, "X-Api-Key", session),
                new Caller("a forged key", "anyone", null, "X-Api-Key", customer.secret() + "0"),
                new Caller("an admin", "admin", null, bearer(session)),
                new Caller("an editor", "editor", null, bearer(Newsroom.token(Role.EDITOR))),
                new Caller("an author", "author", null, bearer(Newsroom.token(Role.AUTHOR)))));
        Set<String> keys = scopes(table.stream().filter(row -> row.getFirst().equals("key")));
        Set<String> tokens = scopes(table.stream().filter(row -> ROLES.contains(row.getFirst())));
        keys.forEach(scope -> {
            all.add(key(scope + " alone", Set.of(scope)));
            all.add(key("all but " + scope, without(keys, scope)));
        });
        tokens.forEach(scope -> {
            all.add(token(session, scope + " alone", Set.of(scope)));
            all.add(token(session, "all but " + scope, without(tokens, scope)));
        });
        return all;
    }

    /// Whether the table lets them in.
    ///
    /// @param who from whom on
    /// @param scope what a key or token needs
    boolean may(String who, String scope) {
        boolean known = who.equals("anyone")
                || who.equals(level)
                || ROLES.contains(who) && ROLES.indexOf(level) >= ROLES.indexOf(who);
        return known && (who.equals("anyone") || scopes == null || scope.equals("any") || covers(scope));
    }

    /// How they are refused: who shows nothing that counts here is asked for it.
    int refusal(Operation operation) {
        boolean counts = operation.isPartners() ? level.equals("key") : ROLES.contains(level);
        return counts ? 403 : 401;
    }

    /// Whether it is worth while: what is not looked at in an area is left out there, and a scope is held against the
    /// operations that need it, one that none needs against all others at once.
    ///
    /// @param scope that the operation needs
    boolean tries(Operation operation, String scope) {
        if (scopes != null) {
            boolean area = level.equals("key") ? operation.isPartners() : operation.isStaffs();
            String beyond = scope.contains(":") ? scope : "audit:read";
            return area && (name.equals(scope + " alone") || name.equals("all but " + beyond));
        }
        return switch (name) {
            case "a session as key", "a forged key" -> !operation.isStaffs();
            case "a key as bearer", "an editor", "an author" -> operation.isStaffs();
            default -> true;
        };
    }

    private boolean covers(String needed) {
        return scopes.contains(needed)
                || needed.endsWith(":read")
                        && level.equals("admin")
                        && scopes.stream().anyMatch(scope -> area(scope).equals(area(needed)));
    }

    private static Set<String> scopes(Stream<List<String>> rows) {
        return new TreeSet<>(
                rows.map(List::getLast).filter(scope -> scope.contains(":")).toList());
    }

    /// All but one; any of an area lets read there.
    private static Set<String> without(Set<String> scopes, String one) {
        return new TreeSet<>(scopes.stream()
                .filter(not(scope -> scope.equals(one)
                        || one.endsWith(":read") && area(scope).equals(area(one))))
                .toList());
    }

    private static String area(String scope) {
        return scope.substring(0, scope.indexOf(':'));
    }

    private static Caller token(String session, String name, Set<String> scopes) {
        String secret = Newsroom.bearing(session)
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "scopes", scopes))
                .post("/v1/admin/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
        return new Caller(name, "admin", scopes, bearer(secret));
    }

    private static Caller key(String name, Set<String> scopes) {
        Customer customer = Customer.under(Customer.allowing(), Map.of("scopes", scopes));
        return new Caller(name, "key", scopes, "X-Api-Key", customer.secret());
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    @Override
    public String toString() {
        return name;
    }
}
