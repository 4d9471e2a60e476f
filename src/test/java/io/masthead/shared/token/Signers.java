package io.masthead.shared.token;

/// Signers for tests that need no application.
public final class Signers {

    private Signers() {}

    /// @param secrets as `MASTHEAD_SECRET` has them
    public static Signer of(String secrets) {
        return new Signer(secrets);
    }
}
