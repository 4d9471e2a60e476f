package io.masthead.site;

/// What an address of one of our pages names.
///
/// @param kind `article`, `category`, `tag` or `author`
/// @param name the slug or id in the address, decoded
public record PageAddress(String kind, String name) {}
