package io.masthead.tally;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/// A source of connections that a test can move, break and hold up.
final class TestSource implements DataSource {

    interface Source {
        Connection open() throws SQLException;
    }

    /// What happens instead of a commit.
    interface Commit {
        void run(Connection connection) throws SQLException;
    }

    private volatile Source source;
    private volatile Commit commit = Connection::commit;

    TestSource(Source source) {
        this.source = source;
    }

    void moveTo(Source other) {
        source = other;
    }

    /// Concerns connections that are open already, too.
    void onCommit(Commit instead) {
        commit = instead;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = source.open();
        return (Connection) Proxy.newProxyInstance(
                TestSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        commit.run(real);
                        return null;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("there is nothing within");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
