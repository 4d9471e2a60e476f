package io.masthead.partner;

import io.masthead.shared.http.Network;
import io.masthead.shared.id.Id;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// A key with everything that decides about its requests: its partner, and that one's plan.
///
/// @param hash of the whole key
/// @param scopes what it may be used for
/// @param networks where it may come from; from everywhere if there are none
/// @param expiresAt or `null`
/// @param suspended whether the partner is
public record Licence(
        Id key,
        String prefix,
        String environment,
        Hash hash,
        Set<String> scopes,
        List<Network> networks,
        Instant expiresAt,
        boolean revoked,
        Id partner,
        String partnerName,
        boolean suspended,
        Id plan,
        String planName,
        int planVersion,
        PlanTerms terms) {

    /// Bytes that are compared in a time that says nothing about them.
    record Hash(byte[] bytes) {

        /// Like no hash there is.
        static final Hash NONE = new Hash(new byte[32]);

        boolean is(byte[] other) {
            return MessageDigest.isEqual(bytes, other);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Hash hash && is(hash.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /// Whether the key works at a moment in an environment, whoever its partner is.
    boolean works(Instant now, String here) {
        return !revoked && environment.equals(here) && (expiresAt == null || expiresAt.isAfter(now));
    }

    boolean mayComeFrom(String address) {
        return networks.isEmpty() || networks.stream().anyMatch(network -> network.contains(address));
    }

    /// How its key begins.
    public String shown() {
        return "mh_" + environment + "_" + prefix;
    }

    /// Names the version of the plan: whoever has the same one may see the same.
    public String planKey() {
        return plan + ":" + planVersion;
    }

    /// Names nothing that is secret.
    @Override
    public String toString() {
        return "Licence[" + shown() + "]";
    }
}
