package io.masthead.site;

import io.masthead.shared.id.Id;
import java.util.Optional;

/// The logo of the site or of a friend link was set or taken away. Fired within the transaction that does so: a room
/// above, which knows pictures, can write the use down in that same transaction, or refuse a picture that is none.
///
/// @param usedBy `site` or `link`
/// @param user the site, or which link
/// @param mediaId the picture's id; empty if there is none any more
public record LogoChosen(String usedBy, Id user, Optional<Id> mediaId) {}
