package io.masthead.transfer;

import jakarta.ws.rs.core.StreamingOutput;

/// A file that is written while it is sent.
///
/// @param name what it is to be called where it is kept
public record ExportFile(String name, String mediaType, StreamingOutput content) {}
