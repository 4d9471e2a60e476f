import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `./masthead import FILE`: sends a file to the running Masthead, shows how far it is, and what did not come
/// in.
///
/// Signs in with MASTHEAD_TOKEN (a token with the scopes transfer:read and transfer:write), else as the first
/// admin with MASTHEAD_ADMIN_EMAIL and MASTHEAD_ADMIN_PASSWORD. Asks at MASTHEAD_URL, by default at this
/// machine's Masthead.
public final class ImportFile {

    private static final String IMPORTS = "/v1/admin/imports";
    private static final int SHOWN = 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private String token;

    private ImportFile(String address) {
        this.address = address;
    }

    public static void main(String... arguments) throws InterruptedException {
        List<String> files = new ArrayList<>(List.of(arguments));
        boolean dryRun = files.remove("--dry-run");
        if (files.size() != 1) {
            end(2, "which file? ./masthead import FILE [--dry-run]");
        }
        if (!Files.isReadable(Path.of(files.getFirst())) || Files.isDirectory(Path.of(files.getFirst()))) {
            end(2, "there is no file " + files.getFirst() + " that can be read.");
        }
        String address = setting("MASTHEAD_URL", "http://127.0.0.1:" + setting("MASTHEAD_HTTP_PORT", "8080"));
        try {
            new ImportFile(address).take(Path.of(files.getFirst()), dryRun);
        } catch (ConnectException nobody) {
            end(1, "nobody answers at " + address + ": start it with ./masthead run, or set MASTHEAD_URL.");
        } catch (IOException refused) {
            end(1, refused.getMessage() == null ? "the connection to " + address + " broke." : refused.getMessage());
        }
    }

    private void take(Path file, boolean dryRun) throws IOException, InterruptedException {
        token = token();
        String name = URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8);
        String job = send(HttpRequest.newBuilder(URI.create(address + IMPORTS + "?dryRun=" + dryRun + "&fileName=" + name))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofFile(file)));
        String id = text(job, "id");
        Thread goingOn = new Thread(() -> System.err.println("\nmasthead: it goes on without you; see " + address + IMPORTS
                + "/" + id + ", and end it with POST …/" + id + "/stop."));
        Runtime.getRuntime().addShutdownHook(goingOn);
        while (text(job, "state").matches("waiting|running")) {
            show(job);
            Thread.sleep(500);
            job = read(IMPORTS + "/" + id);
        }
        Runtime.getRuntime().removeShutdownHook(goingOn);
        show(job);
        System.out.println();
        tell(id, "rejected");
        if (!text(job, "state").equals("done")) {
            end(1, "it is " + text(job, "state") + ": " + text(job, "failure"));
        }
        System.out.println("The whole report: " + address + IMPORTS + "/" + id + "/items");
    }

    private static void show(String job) {
        long bytes = Math.max(1, Long.parseLong(text(job, "bytes")));
        System.out.printf(
                "\r%3d %%  %s records: %s new, %s changed, %s unchanged, %s passed over, %s rejected   ",
                100 * Long.parseLong(text(job, "bytesRead")) / bytes,
                text(job, "records"),
                text(job, "created"),
                text(job, "updated"),
                text(job, "unchanged"),
                text(job, "skipped"),
                text(job, "rejected"));
    }

    private void tell(String id, String outcome) throws IOException, InterruptedException {
        String page = read(IMPORTS + "/" + id + "/items?limit=" + SHOWN + "&outcome=" + outcome);
        Matcher item = Pattern.compile("\\{\"number\":(\\d+)(.*?)\"notes\":\\[(.*?)\\]\\}").matcher(page);
        while (item.find()) {
            System.out.println("  " + outcome + ", record " + item.group(1) + ": " + item.group(3));
        }
    }

    private String token() throws IOException, InterruptedException {
        String given = setting("MASTHEAD_TOKEN", "");
        if (!given.isEmpty()) {
            return given;
        }
        String password = setting("MASTHEAD_ADMIN_PASSWORD", "");
        if (password.isEmpty()) {
            end(2, "set MASTHEAD_TOKEN, or MASTHEAD_ADMIN_EMAIL and MASTHEAD_ADMIN_PASSWORD.");
        }
        String email = setting("MASTHEAD_ADMIN_EMAIL", "admin@masthead.local");
        String body = "{\"email\": " + quoted(email) + ", \"password\": " + quoted(password) + "}";
        return text(
                send(HttpRequest.newBuilder(URI.create(address + "/v1/admin/sessions"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))),
                "token");
    }

    private String read(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() == 401) {
            throw new IOException(
                    token == null
                            ? "MASTHEAD_ADMIN_EMAIL and MASTHEAD_ADMIN_PASSWORD are not those of an account at " + address + "."
                            : "MASTHEAD_TOKEN is not valid at " + address + " (any more).");
        }
        if (answer.statusCode() >= 300) {
            throw new IOException("it was refused (" + answer.statusCode() + "): " + text(answer.body(), "detail"));
        }
        return answer.body();
    }

    /// A member of a flat answer; what it holds is known to be a text or a number.
    private static String text(String json, String member) {
        Matcher found = Pattern.compile("\"" + member + "\":(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([0-9]+))").matcher(json);
        if (!found.find()) {
            return "";
        }
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static void end(int status, String sentence) {
        System.err.println("masthead: " + sentence);
        System.exit(status);
    }
}
