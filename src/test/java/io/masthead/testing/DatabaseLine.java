package io.masthead.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The line between the application and its database, which a test may cut.
public final class DatabaseLine implements AutoCloseable {

    private static final Pattern PLACE = Pattern.compile("//([^/:]+):([0-9]+)/");

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final String url;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;
    private volatile boolean cut;

    private DatabaseLine(String url) throws IOException {
        Matcher place = PLACE.matcher(url);
        if (!place.find()) {
            throw new IllegalArgumentException("no host and port in " + url);
        }
        host = place.group(1);
        port = Integer.parseInt(place.group(2));
        door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.url = place.replaceFirst("//127.0.0.1:" + door.getLocalPort() + "/");
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /// Lays a line to this address.
    static DatabaseLine to(String url) {
        try {
            return new DatabaseLine(url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return url;
    }

    /// The database is gone: connections break, new ones are refused at once.
    public void cut() {
        cut = true;
        open.forEach(DatabaseLine::close);
    }

    /// Nothing comes or goes any more, but no connection breaks.
    public void silence() {
        silent = true;
    }

    /// All is well again; what was silent breaks.
    public void mend() {
        boolean wasSilent = silent;
        silent = false;
        cut = false;
        if (wasSilent) {
            open.forEach(DatabaseLine::close);
        }
    }

    @Override
    public void close() {
        cut();
        close(door);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                if (cut) {
                    near.close();
                } else {
                    connect(near);
                }
            } catch (IOException closed) {
                // the next one, or the end
            }
        }
    }

    private void connect(Socket near) throws IOException {
        open.add(near);
        Socket far = new Socket(host, port);
        open.add(far);
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> pump(near, far));
        Thread.ofVirtual().start(() -> pump(far, near));
    }

    private void pump(Socket from, Socket to) {
        byte[] some = new byte[32 * 1024];
        try {
            for (int got = from.getInputStream().read(some);
                    got >= 0;
                    got = from.getInputStream().read(some)) {
                if (!silent) {
                    to.getOutputStream().write(some, 0, got);
                }
            }
        } catch (IOException broken) {
            // both ends close
        }
        close(from);
        close(to);
        open.remove(from);
        open.remove(to);
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception alreadyClosed) {
            // that is what was wanted
        }
    }
}
