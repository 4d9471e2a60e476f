package io.masthead.shared.openapi;

import java.util.Set;

/// What the code of an operation says about it that the scanner does not write into the document.
///
/// @param status of success where it is not the usual one, else `null`
/// @param cached whether answers may be kept and carry a tag of their own
/// @param staff whether it belongs to the staff's area
/// @param also further statuses
/// @param roles who may call it; empty for everybody
record Endpoint(Integer status, boolean cached, boolean staff, Set<Integer> also, Set<String> roles) {}
