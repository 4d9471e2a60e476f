package io.masthead.start;

/// Why the start was refused: one sentence for the person at the terminal, naming the setting that changes it.
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param sentence what is wrong and what to do, without secrets
    public StartRefused(String sentence) {
        super(sentence);
    }

    /// @param sentence what is wrong and what to do, without secrets
    /// @param cause for whoever debugs; never printed at the start
    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
