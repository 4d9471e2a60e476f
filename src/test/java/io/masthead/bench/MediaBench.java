package io.masthead.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.media.Enlarger;
import io.masthead.start.EmbeddedDatabase;
import io.masthead.testing.EmptyDatabase;
import io.masthead.testing.Folders;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;

/// Pictures: how long one of twelve megapixels takes and in how much memory, whether a hundred leave
/// anything behind, and how fast one is served.
final class MediaBench implements Callable<Report> {

    private static final int WIDTH = 4000;
    private static final int HEIGHT = 3000;
    private static final int HEAP_MEGABYTES = 200;
    private static final int UPLOADS = 100;
    private static final int FIRST = 20;
    private static final double MOST_SECONDS = 2;
    private static final double MOST_GROWTH = 1.15;
    private static final double LEAST_OF_NGINX = 0.6;

    private final Generator generator = Generator.best();

    @Override
    public Report call() throws Exception {
        Path folder = Files.createTempDirectory("masthead-bench-");
        Report report = new Report(
                "Media", Machine.described() + " · " + WIDTH + " × " + HEIGHT + " JPEG · " + generator.name());
        byte[] picture = photograph();
        try (EmptyDatabase database =
                EmptyDatabase.open(folder.resolve("database"), EmbeddedDatabase.Tuning.NEWSROOM)) {
            developed(Files.write(folder.resolve("photograph.jpg"), picture), report);
            Map<String, String> settings = Application.on(database);
            try (Application application = Application.start(folder.resolve("data"), settings);
                    Reader reader = new Reader(application.address())) {
                application.awaitAnswer(reader, "/v1/site");
                try (Desk desk = new Desk(application.address())) {
                    String rendition = uploaded(desk, application, picture, report);
                    served(application.address(), rendition, folder.resolve("rivals"), report);
                }
            }
        } finally {
            Folders.delete(folder);
        }
        return report;
    }

    private static void developed(Path picture, Report report) throws IOException {
        System.out.println("Developing in " + HEAP_MEGABYTES + " MiB …");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MEGABYTES + "m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Enlarger.class.getName(),
                        picture.toString(),
                        "7")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches("[0-9]+ [0-9]+"))
                .toList();
        // The first one loads the encoders; a newsroom's server has done that long ago.
        double[] seconds = lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[0]) / 1000)
                .sorted()
                .toArray();
        double middle = seconds.length == 6 ? seconds[3] : Double.NaN;
        report.table("all renditions of one picture", "seconds", "the first one", "must be", "verdict");
        report.row(
                "in " + HEAP_MEGABYTES + " MiB of heap",
                Report.two(middle),
                lines.isEmpty()
                        ? "none"
                        : Report.two(Double.parseDouble(lines.getFirst().split(" ")[0]) / 1000),
                "≤ " + MOST_SECONDS,
                report.verdict("renditions of one picture", middle <= MOST_SECONDS));
    }

    private static String uploaded(Desk desk, Application application, byte[] picture, Report report)
            throws IOException, InterruptedException {
        System.out.println("Uploading " + UPLOADS + " pictures …");
        double[] seconds = new double[UPLOADS];
        double early = 0;
        String rendition = null;
        for (int i = 0; i < UPLOADS; i++) {
            long began = System.nanoTime();
            String id = desk.upload(other(picture, i)).path("id").asText();
            JsonNode made = desk.read("/v1/admin/media/" + id);
            while (made.path("state").asText().equals("processing")) {
                Thread.sleep(5);
                made = desk.read("/v1/admin/media/" + id);
            }
            seconds[i] = (System.nanoTime() - began) / 1e9;
            if (!made.path("state").asText().equals("ready")) {
                throw new IOException("a picture could not be made: " + made);
            }
            if (i == FIRST - 1) {
                early = application.residentMegabytes();
            }
            for (JsonNode one : made.path("renditions")) {
                if (one.path("name").asText().equals("card")
                        && one.path("contentType").asText().endsWith("webp")) {
                    rendition = one.path("url").asText();
                }
            }
        }
        double late = application.residentMegabytes();
        java.util.Arrays.sort(seconds);
        report.table("through the application", "median (s)", "slowest (s)");
        report.row("from upload to `ready`", Report.two(seconds[UPLOADS / 2]), Report.two(seconds[UPLOADS - 1]));
        report.table("memory (MiB)", "after " + FIRST, "after " + UPLOADS, "ratio", "must be", "verdict");
        report.row(
                "resident",
                Math.round(early),
                Math.round(late),
                Report.two(late / early),
                "≤ " + MOST_GROWTH,
                report.verdict("memory after uploads", late / early <= MOST_GROWTH));
        return rendition.replaceFirst("^https?://[^/]+", "");
    }

    private void served(String address, String path, Path folder, Report report) throws Exception {
        System.out.println("Serving …");
        try (Rivals rivals = Rivals.of(address + path, folder)) {
            Target ours = Target.of(address, path);
            report.table("a rendition", "a second", "p99 (ms)", "errors", "against", "ratio", "must be", "verdict");
            if (rivals.nginx().isEmpty()) {
                System.out.println("nginx is not installed: no comparison with it.");
                return;
            }
            Duel duel = Duel.of(generator, ours, Target.of(rivals.nginx().get().address(), path));
            report.row(
                    "card.webp, " + rivals.bytes() + " bytes",
                    Math.round(duel.of(0).perSecond()),
                    Report.two(duel.of(0).p99()),
                    duel.of(0).errors(),
                    "nginx, the same file (" + Math.round(duel.of(1).perSecond()) + "/s)",
                    Report.two(duel.ratio(0, 1)),
                    "≥ " + LEAST_OF_NGINX,
                    report.verdict(
                            "a rendition against nginx",
                            duel.ratio(0, 1) >= LEAST_OF_NGINX && duel.of(0).errors() == 0));
        }
    }

    /// Something with soft shades and fine grain, as a camera would see it; the same one each time.
    private static byte[] photograph() throws IOException {
        Random grain = new Random(1);
        BufferedImage small = new BufferedImage(WIDTH / 4, HEIGHT / 4, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < small.getHeight(); y++) {
            for (int x = 0; x < small.getWidth(); x++) {
                int red = (int) (128 + 90 * Math.sin(x / 60.0)) + grain.nextInt(24);
                int green = (int) (120 + 80 * Math.cos(y / 45.0)) + grain.nextInt(24);
                int blue = (int) (110 + 60 * Math.sin((x + y) / 80.0)) + grain.nextInt(24);
                small.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        BufferedImage large = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        var pen = large.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(small, 0, 0, WIDTH, HEIGHT, null);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(large, "jpeg", out);
        return out.toByteArray();
    }

    /// The same picture with other bytes: a comment that nobody sees.
    private static byte[] other(byte[] jpeg, int number) {
        byte[] comment = ("upload " + number).getBytes(StandardCharsets.US_ASCII);
        return java.nio.ByteBuffer.allocate(jpeg.length + 4 + comment.length)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFFE)
                .putShort((short) (comment.length + 2))
                .put(comment)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }
}
