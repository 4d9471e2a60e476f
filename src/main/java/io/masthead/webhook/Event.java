package io.masthead.webhook;

import io.masthead.shared.id.Id;
import java.time.Instant;

/// Something that happened and that an endpoint is to hear of.
///
/// @param id the same for each try and for every endpoint of an owner; letters, digits, `_` and `-` only, at most 100
/// @param type such as `article.publish`; at most 60 characters
/// @param about the thing it is about, or `null`: events about one thing are sent one after the other
/// @param at when it happened
/// @param data becomes the `data` of the payload; small, and nothing that may not be sent a month later
/// @param position where its source goes on after it
public record Event(String id, String type, Id about, Instant at, Object data, String position) {}
