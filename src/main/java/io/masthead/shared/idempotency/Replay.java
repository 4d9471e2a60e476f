package io.masthead.shared.idempotency;

/// Not a fault: what was asked for has been done already, and this was the answer.
final class Replay extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient KeptAnswer answer;

    Replay(KeptAnswer answer) {
        super("the answer is known", null, false, false);
        this.answer = answer;
    }

    KeptAnswer answer() {
        return answer;
    }
}
