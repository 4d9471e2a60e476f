package io.masthead.webhook;

import java.time.Instant;
import java.util.List;

/// What a source has after a position.
///
/// @param list in order; may be empty although there is more
/// @param position where to go on after all of them, and after what concerns nobody
/// @param more whether there may be more right now
/// @param again when the clock alone brings something, or `null`
public record Events(List<Event> list, String position, boolean more, Instant again) {}
