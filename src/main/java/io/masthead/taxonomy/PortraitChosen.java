package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import java.util.Optional;

/// An author's picture was set, or taken away with the author. Fired within the transaction that does so: a room above,
/// which knows pictures, can write the use down in that same transaction, or refuse a picture that is none.
///
/// @param author whose picture it is
/// @param mediaId the picture's id; empty if there is none any more
public record PortraitChosen(Id author, Optional<Id> mediaId) {}
