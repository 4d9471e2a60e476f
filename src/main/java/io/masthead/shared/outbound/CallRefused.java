package io.masthead.shared.outbound;

import java.io.IOException;

/// An address that is not called.
public final class CallRefused extends IOException {

    private static final long serialVersionUID = 1L;

    private final String code;

    CallRefused(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /// Why, for programs: `malformed-address`, `unknown-host` or `private-address`.
    public String code() {
        return code;
    }
}
