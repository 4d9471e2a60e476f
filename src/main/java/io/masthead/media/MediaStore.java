package io.masthead.media;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Where the files of pictures are kept: a folder, or S3. A file is there whole or not at all. Keys are
/// paths with slashes, made of lower-case letters, digits, dots and dashes by [StoreKeys] alone: no name
/// that anybody sends is ever part of one.
interface MediaStore {

    /// A file that is kept.
    ///
    /// @param bytes how many it has
    /// @param at when it was written
    record Kept(String key, long bytes, Instant at) {}

    /// Keeps a copy of a file, in place of what may be there; returns when it is on disk.
    void put(String key, Path file) throws IOException;

    /// Keeps bytes, in place of what may be there; returns when they are on disk.
    void put(String key, byte[] bytes) throws IOException;

    /// Copies a file out.
    ///
    /// @throws java.nio.file.NoSuchFileException if it is not there
    void fetch(String key, Path to) throws IOException;

    /// Removes a file, or whatever is kept below a folder, or nothing. A folder is a key without its last
    /// part.
    void remove(String folder) throws IOException;

    /// The names of the files in a folder, without it; none if there is no such folder.
    Set<String> names(String folder) throws IOException;

    /// Tells of every file, in no order.
    void walk(Consumer<Kept> each) throws IOException;

    /// How many bytes a file has; nothing if it is not there. For the event loop: never waits.
    Future<Optional<Long>> size(String key);

    /// Reads a small file. For the event loop.
    Future<Buffer> load(String key);

    /// Sends a part of a file as the body of an answer whose head is written already. For the event loop.
    Future<Void> send(String key, long from, long length, HttpServerResponse answer);
}
