package io.masthead.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The load generator wrk. Its requests are composed before the clock starts, so that many paths cost it no more than
/// one.
record Wrk(Path program) implements Generator {

    private static final int THREADS = 2;

    private static final String SCRIPT = """
            local requests = {}
            function init(arguments)
              for path in io.lines(arguments[1]) do
                requests[#requests + 1] = wrk.format(arguments[2], path)
              end
              math.randomseed(os.time() + tonumber(string.match(tostring({}), "0x(%x+)"), 16))
            end
            function request()
              return requests[math.random(#requests)]
            end
            """;

    @Override
    public String name() {
        return "wrk";
    }

    @Override
    public Result run(Target target, int connections, int seconds) throws IOException, InterruptedException {
        Path script = Files.createTempFile("wrk-", ".lua");
        Path paths = Files.createTempFile("wrk-", ".txt");
        try {
            Files.writeString(script, SCRIPT);
            Files.write(paths, target.paths());
            List<String> command = new ArrayList<>(List.of(program.toString(), "--latency"));
            command.addAll(List.of("-t" + THREADS, "-c" + connections, "-d" + seconds + "s"));
            target.headers().forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
            command.addAll(List.of("-s", script.toString(), target.address(), "--", paths.toString(), target.method()));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IOException("wrk failed: " + output);
            }
            return read(output);
        } finally {
            Files.delete(script);
            Files.delete(paths);
        }
    }

    static Result read(String output) throws IOException {
        return new Result(
                Double.parseDouble(found(output, "Requests/sec:\\s+([0-9.]+)", "0")),
                millis(found(output, "(?m)^\\s+50%\\s+(\\S+)", "0ms")),
                millis(found(output, "(?m)^\\s+99%\\s+(\\S+)", "0ms")),
                Long.parseLong(found(output, "Non-2xx or 3xx responses: ([0-9]+)", "0"))
                        + Long.parseLong(found(output, "connect ([0-9]+)", "0"))
                        + Long.parseLong(found(output, "read ([0-9]+)", "0"))
                        + Long.parseLong(found(output, "timeout ([0-9]+)", "0")));
    }

    private static String found(String output, String pattern, String otherwise) {
        Matcher matcher = Pattern.compile(pattern).matcher(output);
        return matcher.find() ? matcher.group(1) : otherwise;
    }

    private static double millis(String time) throws IOException {
        Matcher matcher = Pattern.compile("([0-9.]+)(us|ms|s|m)").matcher(time.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IOException("wrk says '" + time + "'");
        }
        double number = Double.parseDouble(matcher.group(1));
        return switch (matcher.group(2)) {
            case "us" -> number / 1000;
            case "ms" -> number;
            case "s" -> number * 1000;
            default -> number * 60_000;
        };
    }
}
