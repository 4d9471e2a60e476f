package io.masthead.site;

import io.masthead.shared.id.Id;
import java.util.Optional;

/// The site's logo was set or taken away. Fired within the transaction that does so: a room above, which knows
/// pictures,
/// can write the use down in that same transaction, or refuse a picture that is none.
///
/// @param site stands for the site, as the user of the picture
/// @param mediaId the picture's id; empty if there is none any more
public record LogoChosen(Id site, Optional<Id> mediaId) {}
