package io.masthead.media;

import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/// Puts together what staff see of pictures, in two statements however many there are.
@Singleton
class MediaDesk {

    private final MediaWork work;
    private final MediaUse use;
    private final MediaAddresses addresses;
    private final Shown shown;

    MediaDesk(MediaWork work, MediaUse use, MediaAddresses addresses, Shown shown) {
        this.work = work;
        this.use = use;
        this.addresses = addresses;
        this.shown = shown;
    }

    /// One picture, with its version as `ETag`.
    AdminMedia answer(Media picture) {
        shown.version(picture.version());
        return all(List.of(picture)).getFirst();
    }

    List<AdminMedia> all(List<Media> pictures) {
        List<Id> ids = pictures.stream().map(Media::id).toList();
        Map<Id, MediaWork.Pending> pending = work.pending(ids);
        Map<Id, Integer> uses = use.counts(ids);
        String base = addresses.base();
        return pictures.stream()
                .map(picture ->
                        AdminMedia.of(picture, base, pending.get(picture.id()), uses.getOrDefault(picture.id(), 0)))
                .toList();
    }
}
