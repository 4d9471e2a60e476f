package io.masthead.transfer;

import java.io.Closeable;
import java.io.IOException;

/// The records of a file, one after the other: never more than one of them is in memory. The same file gives
/// the same records each time.
interface Records extends Closeable {

    /// The next one, or `null` at the end.
    ///
    /// @throws BrokenFile if the file cannot be read any further
    Incoming next() throws IOException;

    /// Passes over records without looking into them.
    default void skip(long many) throws IOException {
        for (long i = 0; i < many; i++) {
            next();
        }
    }

    /// A file that cannot be read any further; the sentence says why, for people.
    final class BrokenFile extends IOException {

        private static final long serialVersionUID = 1L;

        BrokenFile(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
