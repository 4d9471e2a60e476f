package io.masthead.article;

import io.masthead.media.MediaRepository;
import io.masthead.media.MediaUse;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.site.LogoChosen;
import io.masthead.taxonomy.PortraitChosen;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Writes down which pictures authors, the site and its links use, within the transaction that chooses them:
/// taxonomy, site and media stand on one floor and do not know each other.
@Singleton
public class PicturesChosen {

    private final MediaRepository media;
    private final MediaUse uses;

    PicturesChosen(MediaRepository media, MediaUse uses) {
        this.media = media;
        this.uses = uses;
    }

    void portrait(@Observes PortraitChosen chosen) {
        use("author", chosen.author(), chosen.mediaId(), "/portrait/mediaId");
    }

    void logo(@Observes LogoChosen chosen) {
        use(chosen.usedBy(), chosen.user(), chosen.mediaId(), "/logo/mediaId");
    }

    private void use(String usedBy, Id user, Optional<Id> picture, String pointer) {
        if (picture.isPresent() && media.exists(List.of(picture.get())).isEmpty()) {
            throw Problem.invalid(pointer, "unknown-media", "There is no such picture.");
        }
        uses.use(usedBy, user, picture.stream().toList());
    }
}
