package io.masthead.media;

import io.masthead.changelog.Entry;
import io.masthead.changelog.Listener;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Small files that were just sent, so that the next reader is answered without opening one. They need none
/// of what the edge's answers need: an address never has other bytes, so nothing here is ever out of date;
/// only a picture that is removed has to be forgotten, and that is rare enough to forget all.
@Singleton
class KeptFiles implements Listener {

    /// The largest file that is kept, in bytes; thumbs and cards have a tenth of it.
    static final int LARGEST = 256 * 1024;

    private static final long BUDGET = 32L * 1024 * 1024;

    private final Map<String, Buffer> files = new LinkedHashMap<>(64, 0.75f, true);
    private long weight;
    private long forgotten;

    synchronized Optional<Buffer> find(String key) {
        return Optional.ofNullable(files.get(key));
    }

    /// How often all was forgotten. Read before a file is, so that [#keep] can tell whether it may have
    /// gone since.
    synchronized long forgotten() {
        return forgotten;
    }

    /// Keeps a file, and drops those that were not asked for the longest.
    ///
    /// @param before what [#forgotten] said before the file was read
    synchronized void keep(String key, Buffer bytes, long before) {
        if (before != forgotten || files.putIfAbsent(key, bytes) != null) {
            return;
        }
        weight += bytes.length();
        var oldest = files.entrySet().iterator();
        while (weight > BUDGET) {
            weight -= oldest.next().getValue().length();
            oldest.remove();
        }
    }

    synchronized void forget() {
        files.clear();
        weight = 0;
        forgotten++;
    }

    /// A picture that another node removed.
    @Override
    public void changed(List<Entry> entries) {
        if (entries.stream()
                .anyMatch(
                        entry -> entry.subject().equals("media") && entry.type().equals("remove"))) {
            forget();
        }
    }
}
