package io.masthead.shared.idempotency;

import jakarta.enterprise.context.RequestScoped;

/// The body of the current request, if it came with a key.
@RequestScoped
class SentBody {

    private byte[] bytes = new byte[0];

    void is(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }
}
