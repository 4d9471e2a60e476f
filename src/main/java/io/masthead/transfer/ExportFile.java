package io.masthead.transfer;

import jakarta.ws.rs.core.StreamingOutput;

/// A file that is written while it is sent.
public record ExportFile(StreamingOutput content) {}
