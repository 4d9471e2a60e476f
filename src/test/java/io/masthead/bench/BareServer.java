package io.masthead.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The limit of our own stack: nothing but Vert.x that answers everything with the same bytes from memory, in a process
/// of its own.
final class BareServer extends AbstractVerticle {

    private final int port;
    private final List<Map.Entry<CharSequence, CharSequence>> headers;
    private final Buffer body;

    private BareServer(int port, List<Map.Entry<CharSequence, CharSequence>> headers, byte[] body) {
        this.port = port;
        this.headers = headers;
        this.body = Buffer.buffer(body);
    }

    /// Arguments: port, file with a header a line, file with the body.
    public static void main(String... arguments) throws IOException {
        List<Map.Entry<CharSequence, CharSequence>> headers = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(arguments[1]))) {
            int colon = line.indexOf(": ");
            headers.add(Map.entry(
                    io.vertx.core.http.HttpHeaders.createOptimized(line.substring(0, colon)),
                    io.vertx.core.http.HttpHeaders.createOptimized(line.substring(colon + 2))));
        }
        byte[] body = Files.readAllBytes(Path.of(arguments[2]));
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(loops));
        int port = Integer.parseInt(arguments[0]);
        vertx.deployVerticle(() -> new BareServer(port, headers, body), new DeploymentOptions().setInstances(loops));
    }

    @Override
    public void start() {
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(request -> {
                    MultiMap out = request.response().headers();
                    for (Map.Entry<CharSequence, CharSequence> header : headers) {
                        out.add(header.getKey(), header.getValue());
                    }
                    request.response().end(body);
                })
                .listen();
    }
}
