package io.masthead.bench;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.masthead.shared.id.Id;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// What views are compared with: the same HTTP server without anything around it, a worker for each request, and one
/// `update … set views = views + 1` of its own, committed before the answer.
final class ViewsBaseline {

    private static final int CONNECTIONS = 32;

    private final BlockingQueue<PreparedStatement> statements = new ArrayBlockingQueue<>(CONNECTIONS);

    private ViewsBaseline(MysqlDataSource database) throws SQLException {
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = database.getConnection();
            statements.add(connection.prepareStatement("update view_total set views = views + 1 where article_id = ?"));
        }
    }

    /// @param arguments port, and address, user and password of the database
    public static void main(String... arguments) throws SQLException {
        MysqlDataSource database = new MysqlDataSource();
        database.setUrl(arguments[1]);
        database.setUser(arguments[2]);
        database.setPassword(arguments[3]);
        ViewsBaseline baseline = new ViewsBaseline(database);
        Vertx vertx = Vertx.vertx();
        var workers = vertx.createSharedWorkerExecutor("updates", CONNECTIONS);
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            vertx.createHttpServer()
                    .requestHandler(request -> workers.executeBlocking(baseline.count(request), false)
                            .onComplete(counted -> request.response()
                                    .setStatusCode(counted.succeeded() && counted.result() ? 204 : 500)
                                    .end()))
                    .listen(Integer.parseInt(arguments[0]), "127.0.0.1");
        }
    }

    private Callable<Boolean> count(HttpServerRequest request) {
        String id = request.path().split("/")[3];
        return () -> {
            PreparedStatement statement = statements.poll(10, TimeUnit.SECONDS);
            try {
                statement.setLong(1, Id.of(id).value());
                return statement.executeUpdate() == 1;
            } finally {
                statements.add(statement);
            }
        };
    }
}
