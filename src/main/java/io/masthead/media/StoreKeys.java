package io.masthead.media;

import io.masthead.shared.id.Id;
import java.util.Locale;

/// Names what is kept. What readers may load and what was uploaded never share a folder: uploads still have
/// their metadata and whatever hangs on them, and no address leads to them.
final class StoreKeys {

    /// Begins the keys of uploads.
    static final String SOURCES = "sources";

    private StoreKeys() {}

    /// The folder of a picture's files: its address, in one of 256 folders.
    static String folder(String address) {
        return address.substring(0, 2) + "/" + address;
    }

    /// A file of a picture.
    static String file(String address, String name) {
        return folder(address) + "/" + name;
    }

    /// The folder of all that was ever uploaded for a picture.
    static String sources(Id media) {
        return SOURCES + "/" + media.toString().toLowerCase(Locale.ROOT);
    }

    /// What was uploaded for a picture.
    static String source(Id media, String hash) {
        return sources(media) + "/" + hash;
    }
}
