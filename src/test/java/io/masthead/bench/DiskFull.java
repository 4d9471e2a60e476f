package io.masthead.bench;

import io.masthead.testing.EmptyDatabase;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/// The disk with the data folder is full: pictures and imports are refused and leave nothing behind, everything else
/// goes on, and when there is room again all is well by itself. Needs the right to mount.
final class DiskFull implements TrustBench.Part {

    private static final String SIZE = "96m";
    private static final long PATIENCE_SECONDS = 10;

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public void measure(Path folder, EmptyDatabase database, Report report) throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        if (run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString()) != 0) {
            report.table("disk full", "verdict");
            report.row("nothing may be mounted here: run it as root, on Linux", report.verdict("disk full", false));
            return;
        }
        try (Application application = Application.start(disk.resolve("data"), Application.on(database));
                Reader reader = new Reader(application.address())) {
            application.awaitAnswer(reader, "/v1/site");
            try (Desk desk = new Desk(application.address())) {
                desk.write("POST", "/v1/admin/categories", Map.of("name", "News", "slug", "news"));
                desk.upload(picture(1));
                publish(desk, "before");
                TimeUnit.SECONDS.sleep(3);
                full(disk, application, desk, reader, report);
            }
        } finally {
            run("umount", disk.toString());
            client.shutdownNow();
        }
    }

    private void full(Path disk, Application application, Desk desk, Reader reader, Report report) throws Exception {
        Path data = disk.resolve("data");
        long files = files(data.resolve("media")) + files(data.resolve("imports"));
        Path ballast = disk.resolve("ballast");
        fill(ballast);
        Map<String, Boolean> meanwhile = new LinkedHashMap<>();
        HttpRequest.Builder picture = desk.request("/v1/admin/media").header("Content-Type", "image/jpeg");
        meanwhile.put("picture: `503` with a problem", isRefused(picture.POST(BodyPublishers.ofByteArray(picture(2)))));
        meanwhile.put(
                "picture in a form: `503` with a problem",
                isRefused(desk.request("/v1/admin/media")
                        .header("Content-Type", "multipart/form-data; boundary=cut")
                        .POST(BodyPublishers.ofByteArray(form(picture(3))))));
        meanwhile.put(
                "import: `503` with a problem",
                isRefused(desk.request("/v1/admin/imports")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofByteArray(new byte[1_000_000]))));
        publish(desk, "meanwhile");
        meanwhile.put(
                "articles are published and read",
                reader.get("/v1/articles/meanwhile").statements() >= 0);
        meanwhile.put(
                "no file is left of what was refused",
                files(data.resolve("media")) + files(data.resolve("imports")) == files);
        Files.delete(ballast);
        meanwhile.put(
                "room again: a picture is taken",
                within(() -> !desk.upload(picture(4)).isEmpty()));
        meanwhile.put(
                "and searching finds what was published meanwhile",
                within(() -> reader.get("/v1/search?facets=none&q=meanwhile")
                                .json()
                                .path("data")
                                .size()
                        == 1));
        report.table("disk full", "so it is", "verdict");
        meanwhile.forEach((what, so) -> report.row(what, so, report.verdict("disk full: " + what, so)));
    }

    private static void publish(Desk desk, String slug) throws IOException, InterruptedException {
        desk.write("POST", "/v1/admin/articles/" + SharedCounts.write(desk, slug, "news") + "/publish", Map.of());
    }

    private boolean isRefused(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        boolean refused = answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isPresent()
                && answer.body().contains("\"code\":\"unavailable\"");
        if (!refused) {
            System.out.println(answer.statusCode() + " " + answer.body());
        }
        return refused;
    }

    @FunctionalInterface
    private interface Try {
        boolean works() throws IOException, InterruptedException;
    }

    private static boolean within(Try one) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            try {
                if (one.works()) {
                    return true;
                }
            } catch (IOException | IllegalStateException notYet) {
                System.out.println(notYet.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return false;
    }

    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // That is what was wanted.
        }
    }

    private static long files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    /// Noise does not get smaller.
    private static byte[] picture(int seed) throws IOException {
        Random grain = new Random(seed);
        BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 800 * 600; i++) {
            image.setRGB(i % 800, i / 800, grain.nextInt());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }

    private static byte[] form(byte[] picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(picture);
        out.write("\r\n--cut--\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
