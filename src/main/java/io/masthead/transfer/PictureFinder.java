package io.masthead.transfer;

import io.masthead.shared.id.Id;
import java.util.List;
import java.util.Optional;

/// Fetches pictures that a file names by their addresses.
@FunctionalInterface
interface PictureFinder {

    /// The picture, taken into the library.
    ///
    /// @param notes gets why there is none
    Optional<Id> find(String url, List<String> notes);
}
