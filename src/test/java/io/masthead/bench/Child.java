package io.masthead.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server to compare with, in a process of its own.
final class Child implements AutoCloseable {

    private static final int SECONDS_TO_START = 20;

    private final Process process;
    private final int port;
    private final Thread endWithUs;

    private Child(Process process, int port) {
        this.process = process;
        this.port = port;
        endWithUs = new Thread(process::destroy, "child-end");
    }

    /// Starts a main class of ours with the options that this process was started with: those of the application.
    static Child java(Class<?> main, int port, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), Integer.toString(port)));
        command.addAll(Arrays.asList(arguments));
        return start(port, command);
    }

    /// Starts a program and waits until its port answers.
    static Child start(int port, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "bench", "rivals.log").toFile()))
                .start();
        Child child = new Child(process, port);
        Runtime.getRuntime().addShutdownHook(child.endWithUs);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (!answers(port)) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
                child.close();
                throw new IOException(command.getFirst() + " did not start: see target/bench/rivals.log");
            }
        }
        return child;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(endWithUs);
    }
}
