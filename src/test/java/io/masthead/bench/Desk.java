package io.masthead.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Writes in the application as an editor's program does: signed in as the admin that the measurement's
/// settings make.
final class Desk implements AutoCloseable {

    private static final String EMAIL = "chief@news.example";
    private static final String PASSWORD = "a long password for a measurement";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final String token;

    Desk(String address) throws IOException, InterruptedException {
        this.address = address;
        String credentials = "{\"email\": \"" + EMAIL + "\", \"password\": \"" + PASSWORD + "\"}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/v1/admin/sessions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(credentials))
                .build();
        token = sent(request).path("token").asText();
    }

    /// The settings that this needs.
    static Map<String, String> settings() {
        return Map.of("MASTHEAD_ADMIN_EMAIL", EMAIL, "MASTHEAD_ADMIN_PASSWORD", PASSWORD);
    }

    /// The header `Authorization`.
    String authorization() {
        return "Bearer " + token;
    }

    /// A request of the member of staff that this is.
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", authorization());
    }

    String token() {
        return token;
    }

    /// Asks for something to be done.
    void act(String path) throws IOException, InterruptedException {
        sent(request(path).POST(BodyPublishers.noBody()).build());
    }

    /// Sends a body over whatever stands there now.
    JsonNode write(String method, String path, Object body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("If-Match", "*")
                .header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        return sent(request.build());
    }

    /// Uploads a picture.
    JsonNode upload(byte[] picture) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/v1/admin/media"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "image/jpeg")
                .POST(BodyPublishers.ofByteArray(picture));
        return sent(request.build());
    }

    /// Sends a file.
    JsonNode send(String path, Path file) throws IOException, InterruptedException {
        return sent(request(path)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofFile(file))
                .build());
    }

    /// Loads what staff alone may into a file.
    ///
    /// @return how many bytes
    long load(String path, Path file) throws IOException, InterruptedException {
        HttpRequest request = request(path).build();
        HttpResponse<Path> answer = client.send(request, HttpResponse.BodyHandlers.ofFile(file));
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + Files.readString(file));
        }
        return Files.size(file);
    }

    /// Reads what staff alone may.
    JsonNode read(String path) throws IOException, InterruptedException {
        return sent(request(path).build());
    }

    private JsonNode sent(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    request.uri() + " answered " + answer.statusCode() + ": " + new String(answer.body()));
        }
        return answer.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
