package io.masthead.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The limit of an answer that is not kept: Vert.x and one JDBC statement that reads the article's row by its
/// primary key and sends the stored document as it is. A path is the id and the moment that make the key:
/// `/ID/MICROSECONDS`.
final class BareRows extends AbstractVerticle {

    private static final int CONNECTIONS = 20;

    private final int port;
    private final BlockingQueue<PreparedStatement> statements;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private BareRows(int port, BlockingQueue<PreparedStatement> statements) {
        this.port = port;
        this.statements = statements;
    }

    /// Arguments: port, JDBC address, user, password.
    public static void main(String... arguments) throws SQLException {
        BlockingQueue<PreparedStatement> statements = new ArrayBlockingQueue<>(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = DriverManager.getConnection(arguments[1], arguments[2], arguments[3]);
            statements.add(connection.prepareStatement("select document, title, slug, summary, byline, lead_image"
                    + " from published_article where article_id = ? and publish_at = from_unixtime(? / 1000000)"));
        }
        int port = Integer.parseInt(arguments[0]);
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(loops));
        vertx.deployVerticle(() -> new BareRows(port, statements), new DeploymentOptions().setInstances(loops));
    }

    @Override
    public void start() {
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(request -> {
                    Context here = vertx.getOrCreateContext();
                    threads.execute(() -> answer(request, here));
                })
                .listen();
    }

    private void answer(HttpServerRequest request, Context loop) {
        try {
            PreparedStatement statement = statements.take();
            Buffer document;
            try {
                document = read(statement, request.path().split("/"));
            } finally {
                statements.add(statement);
            }
            loop.runOnContext(now -> request.response()
                    .putHeader("Content-Type", "application/json")
                    .setStatusCode(document == null ? 404 : 200)
                    .end(document == null ? Buffer.buffer() : document));
        } catch (SQLException | InterruptedException broken) {
            loop.runOnContext(now -> request.response().setStatusCode(500).end());
        }
    }

    private static Buffer read(PreparedStatement statement, String[] path) throws SQLException {
        statement.setLong(1, Long.parseLong(path[1]));
        statement.setLong(2, Long.parseLong(path[2]));
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Buffer.buffer(row.getString(1)) : null;
        }
    }
}
