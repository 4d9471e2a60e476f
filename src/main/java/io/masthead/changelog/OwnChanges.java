package io.masthead.changelog;

import jakarta.enterprise.context.RequestScoped;

/// The changes that the current request has logged.
@RequestScoped
public class OwnChanges {

    private long last;

    /// The number of the last one, or 0 if there is none.
    public long last() {
        return last;
    }

    void logged(long seq) {
        last = Math.max(last, seq);
    }
}
