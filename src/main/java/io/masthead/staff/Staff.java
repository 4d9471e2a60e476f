package io.masthead.staff;

import io.masthead.shared.id.Id;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A member of staff.
@Entity
@Table(name = "staff")
public class Staff {

    /// The longest e-mail address (RFC 5321, section 4.5.3.1.3, without its brackets).
    static final int LONGEST_EMAIL = 254;

    /// The longest name, in characters.
    static final int LONGEST_NAME = 200;

    @jakarta.persistence.Id
    private long id;

    private String email;
    private String name;
    private String role;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "suspended_at")
    private Instant suspendedAt;

    private String issuer;
    private String subject;

    @Version
    private int version;

    protected Staff() {}

    Staff(Id id, String email, String name, Role role, String passwordHash, Instant now) {
        this.id = id.value();
        this.email = normal(email);
        this.name = name;
        this.role = role.toString();
        this.passwordHash = passwordHash;
        this.createdAt = now;
    }

    /// Somebody whom an issuer vouches for (OpenID Connect). They have no password here.
    static Staff of(Issued token, Instant now) {
        Staff staff = new Staff(Id.next(), token.email(), token.name(), token.role(), null, now);
        staff.issuer = token.issuer();
        staff.subject = token.subject();
        return staff;
    }

    /// The form in which addresses are kept and compared: nobody should fail to log in over a capital letter.
    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /// Whether this could be an e-mail address. Only a letter sent there could tell more.
    static boolean isEmail(String text) {
        return text.length() <= LONGEST_EMAIL && text.matches("[^\\s@]+@[^\\s@]+");
    }

    void revise(String email, String name, Role role) {
        this.email = normal(email);
        this.name = name;
        this.role = role.toString();
    }

    void rename(String name) {
        this.name = name;
    }

    void setPassword(String hash) {
        passwordHash = hash;
    }

    void suspend(Instant now) {
        if (isActive()) {
            suspendedAt = now;
        }
    }

    void reinstate() {
        suspendedAt = null;
    }

    public Id id() {
        return new Id(id);
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public Role role() {
        return Role.of(role);
    }

    /// `null` for somebody who comes from an issuer.
    String passwordHash() {
        return passwordHash;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean isActive() {
        return suspendedAt == null;
    }

    Optional<Instant> suspendedAt() {
        return Optional.ofNullable(suspendedAt);
    }

    /// The issuer that vouches for them, if they come from one.
    Optional<String> issuer() {
        return Optional.ofNullable(issuer);
    }

    boolean isVouchedFor(Issued token) {
        return token.issuer().equals(issuer) && token.subject().equals(subject);
    }

    public int version() {
        return version;
    }
}
