package io.masthead.bench;

import io.masthead.testing.EmptyDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// The packaged application in a process of its own, started with `./masthead run` on free ports.
final class Application implements AutoCloseable {

    private static final int POLL_MILLIS = 10;

    /// So much of a processor counts as nothing.
    private static final double IDLE = 0.1;

    private static final long SECONDS_TO_START = 180;
    private static final long SECONDS_TO_END = 60;

    private final String address;
    private final String management;
    private final Process process;
    private final long began;
    private final Thread endWithUs;

    private Application(String address, String management, Process process, long began) {
        this.address = address;
        this.management = management;
        this.process = process;
        this.began = began;
        endWithUs = new Thread(process::destroy, "application-end");
    }

    /// Starts it. What it prints goes to `application.log` beside the results.
    ///
    /// @param settings variables of the environment beside ports and data folder
    static Application start(Path dataDir, Map<String, String> settings) throws IOException {
        return start(List.of("./masthead", "run"), dataDir, settings);
    }

    /// The same with a heap that is smaller than usual.
    static Application start(int heapMegabytes, Path dataDir, Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.removeIf(option -> option.startsWith("-Xm"));
        command.addAll(List.of("-Xmx" + heapMegabytes + "m", "-jar", "target/quarkus-app/quarkus-run.jar"));
        return start(command, dataDir, settings);
    }

    private static Application start(List<String> how, Path dataDir, Map<String, String> settings) throws IOException {
        int port = Child.freePort();
        ProcessBuilder command = new ProcessBuilder(how)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "bench", "application.log").toFile()));
        Map<String, String> environment = command.environment();
        // An empty variable counts as absent, also where the file .env has one of that name.
        for (String name : List.of("DB_URL", "DB_USER", "DB_PASSWORD", "SECRET")) {
            environment.put("MASTHEAD_" + name, "");
        }
        environment.put("MASTHEAD_DATA_DIR", dataDir.toString());
        environment.put("MASTHEAD_HTTP_HOST", "127.0.0.1");
        environment.put("MASTHEAD_HTTP_PORT", Integer.toString(port));
        int management = Child.freePort();
        environment.put("MASTHEAD_MANAGEMENT_PORT", Integer.toString(management));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.putAll(settings);
        long began = System.nanoTime();
        Application application =
                new Application("http://127.0.0.1:" + port, "http://127.0.0.1:" + management, command.start(), began);
        Runtime.getRuntime().addShutdownHook(application.endWithUs);
        return application;
    }

    /// What one needs that shares a database with others: a first administrator, and nothing in it.
    static Map<String, String> on(EmptyDatabase database) {
        Map<String, String> settings = new HashMap<>(Desk.settings());
        settings.put("MASTHEAD_DB_URL", database.url());
        settings.put("MASTHEAD_DB_USER", database.user());
        settings.put("MASTHEAD_DB_PASSWORD", database.password());
        settings.put("MASTHEAD_SECRET", "signs the cursors of a measurement");
        settings.put("MASTHEAD_SAMPLE_DATA", "false");
        return settings;
    }

    String address() {
        return address;
    }

    /// What one of its metrics says.
    double metric(String name) throws IOException {
        return metrics(name + " ").findFirst().orElseThrow(() -> new IOException("there is no metric " + name));
    }

    /// What all metrics say whose lines begin so.
    DoubleStream metrics(String beginning) throws IOException {
        URL metrics = URI.create(management + "/q/metrics").toURL();
        try (var lines = new BufferedReader(new InputStreamReader(metrics.openStream(), StandardCharsets.UTF_8))) {
            return lines.readAllLines().stream()
                    .filter(line -> line.startsWith(beginning))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
        }
    }

    /// What stays in its heap when all that can be collected was collected, in MiB.
    double liveHeapMegabytes() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return metrics("jvm_memory_used_bytes{area=\"heap\"").sum() / (1024 * 1024);
    }

    /// Waits until a path is answered with 200.
    ///
    /// @throws IllegalStateException if the application ends instead, or takes too long
    void awaitAnswer(Reader reader, String path) throws InterruptedException {
        while (System.nanoTime() - began < TimeUnit.SECONDS.toNanos(SECONDS_TO_START)) {
            try {
                reader.get(path);
                return;
            } catch (IOException | IllegalStateException e) {
                // Not yet.
            }
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new IllegalStateException("the application did not start: see target/bench/application.log");
    }

    /// Its address, once it answers.
    String ready(Reader reader) throws InterruptedException {
        awaitAnswer(reader, "/v1/site");
        return address;
    }

    /// Waits until it says that it is ready, as a load balancer does.
    void awaitReady() throws InterruptedException {
        try (Reader health = new Reader(management)) {
            awaitAnswer(health, "/q/health/ready");
        }
    }

    /// Seconds since the process was started.
    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    /// Seconds from the start of Java in it to a moment: without what the launcher does before.
    double secondsOfJava(Instant until) throws IOException {
        return until.toEpochMilli() / 1e3 - metric("process_start_time_seconds");
    }

    /// The time that the application and its database have kept a processor busy so far, in seconds. Other work on the
    /// machine lengthens the clock's time far more than this one.
    double processorSeconds() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(one -> one.info().totalCpuDuration().stream())
                .mapToDouble(busy -> busy.toMillis() / 1000.0)
                .sum();
    }

    /// Waits until it has nothing more to do.
    void awaitQuiet() throws InterruptedException {
        awaitQuiet(Duration.ofDays(1));
    }

    /// The same, but not for ever.
    void awaitQuiet(Duration most) throws InterruptedException {
        Instant end = Instant.now().plus(most);
        double before = processorSeconds();
        double busy = 1;
        while (busy > IDLE && Instant.now().isBefore(end)) {
            TimeUnit.SECONDS.sleep(2);
            double now = processorSeconds();
            busy = (now - before) / 2;
            before = now;
        }
    }

    /// Memory of the application that is in RAM, in MiB. Its database, if embedded, is not in it.
    double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
            }
        }
        throw new IOException("only Linux tells how much memory a process has");
    }

    /// How many files and connections it holds open.
    long openFiles() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return open.count();
        }
    }

    /// Ends it as a power cut would; its embedded database lives on.
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /// Ends its embedded database as a power cut would.
    void killDatabase() {
        ProcessHandle database = process.descendants()
                .filter(one -> one.info().command().orElse("").endsWith("mariadbd"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no embedded database"));
        database.destroyForcibly();
        database.onExit().join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Asks it to end, as whoever runs it would (SIGTERM).
    void end() {
        process.toHandle().destroy();
    }

    /// Waits until it has ended by itself.
    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the application did not end");
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(endWithUs);
    }
}
