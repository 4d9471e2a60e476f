package io.masthead.viewcount;

import io.masthead.shared.http.Gate;
import io.masthead.shared.http.Reports;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;

/// Reads the body of a view. Most often there is none at all.
@Singleton
public class ViewBody {

    /// What a beacon carries at most, in bytes (Beacon, W3C; Fetch, section 4.6).
    static final int LARGEST = 64 * 1024;

    private final Reports reports;

    ViewBody(Reports reports) {
        this.reports = reports;
    }

    /// Reads a view: an empty body under any name, or a well-formed [ViewInput].
    ///
    /// @param type what the body is said to be, or `null`
    /// @throws Problem `413` if it is too large, `400` if it cannot be read, `422` if it cannot be accepted
    /// @throws NotSupportedException `415` if it is said to be something else
    ViewInput view(byte[] bytes, MediaType type) throws IOException {
        return bytes.length == 0
                ? ViewInput.NOTHING
                : reports.read(bytes, LARGEST, type, ViewInput.class, ViewInput.NOTHING);
    }

    /// Reads views that were gathered, as JSON or plain text.
    ///
    /// @param type what the body is said to be, or `null`
    /// @throws Problem `413` if it is too large, `400` if it cannot be read, `422` if it cannot be accepted
    /// @throws NotSupportedException `415` if it is said to be something else
    ViewEventsInput events(byte[] bytes, MediaType type) throws IOException {
        return reports.read(bytes, Gate.LARGEST_BODY, type, ViewEventsInput.class, null);
    }
}
