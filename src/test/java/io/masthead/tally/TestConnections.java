package io.masthead.tally;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Connections that a test can move, break and hold up.
final class TestConnections implements Connections {

    /// The statements that end with a commit.
    interface Commit {
        boolean run() throws SQLException;
    }

    /// What happens instead.
    interface Instead {
        boolean run(Commit commit) throws SQLException;
    }

    private volatile Connections source;
    private volatile Instead instead = Commit::run;

    TestConnections(Connections source) {
        this.source = source;
    }

    void moveTo(Connections other) {
        source = other;
    }

    /// Concerns connections that are open already, too.
    void onCommit(Instead other) {
        instead = other;
    }

    @Override
    public Connection open() throws SQLException {
        Connection real = source.open();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = invoke(() -> method.invoke(real, arguments));
            return result instanceof Statement statement ? watched(statement) : result;
        });
    }

    private Statement watched(Statement real) {
        return proxy(Statement.class, (proxy, method, arguments) -> {
            if (method.getName().equals("execute") && arguments[0].toString().endsWith("commit")) {
                return instead.run(() -> real.execute(arguments[0].toString()));
            }
            return invoke(() -> method.invoke(real, arguments));
        });
    }

    private interface Call {
        Object run() throws ReflectiveOperationException;
    }

    private static Object invoke(Call call) throws Throwable {
        try {
            return call.run();
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(TestConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
