package io.masthead.bench;

import java.io.IOException;

/// Puts load on a server: HTTP/1.1, connections kept open, each asks again as soon as it has its answer.
interface Generator {

    /// What came of it.
    ///
    /// @param perSecond answers a second
    /// @param p50 milliseconds
    /// @param p99 milliseconds
    /// @param errors connections that broke and answers of 400 and above
    record Result(double perSecond, double p50, double p99, long errors) {}

    /// How it is called in reports.
    String name();

    Result run(Target target, int connections, int seconds) throws IOException, InterruptedException;

    /// wrk where it is installed, since it takes least from the server's processors; else Vert.x.
    static Generator best() {
        return Programs.find("wrk").<Generator>map(Wrk::new).orElseGet(VertxGenerator::new);
    }
}
