package io.masthead.start;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/// The data folder while this process owns it. The lock ends with the process, however that ends.
final class DataFolder implements AutoCloseable {

    private static final int SECRET_BYTES = 32;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Makes the folder if needed and locks it.
    ///
    /// @throws StartRefused when it cannot be written to, or when another process holds it
    static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            // Symbolic links resolved: a surviving database is recognised by this path.
            var path = folder.toRealPath();
            var lock = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(lock)) {
                var owner = read(lock);
                lock.close();
                throw new StartRefused("Another Masthead" + (owner.isEmpty() ? "" : " (process " + owner + ")")
                        + " is running on " + folder + ": stop it, or set MASTHEAD_DATA_DIR to another folder.");
            }
            lock.truncate(0);
            lock.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolder(path, lock);
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    Path path() {
        return path;
    }

    /// The secret kept in this folder; made at the first call, readable by the owner only.
    String secret() {
        var file = path.resolve("secret");
        try {
            if (Files.notExists(file)) {
                var bytes = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(bytes);
                OwnerOnly.write(file, HexFormat.of().formatHex(bytes));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static boolean locked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String read(FileChannel lock) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        var length = Math.max(0, lock.read(bytes, 0));
        return new String(bytes.array(), 0, length).strip();
    }

    private static StartRefused notWritable(Path folder, IOException e) {
        return new StartRefused(
                "The data folder " + folder + " cannot be written to (" + reason(e)
                        + "): set MASTHEAD_DATA_DIR to a folder that can.",
                e);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file stands in its place";
        }
        return e instanceof FileSystemException known && known.getReason() != null
                ? known.getReason().toLowerCase(Locale.ROOT)
                : "it cannot be made there";
    }
}
