package io.masthead.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks the application as a front end does: HTTP/1.1, connections kept open.
final class Reader implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STATEMENTS = Pattern.compile("db;desc=\"([0-9]+) ");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;

    /// @param address where the application answers, without a slash at the end
    Reader(String address) {
        this.address = address;
    }

    /// @param nanos from sending the request until the last byte was there
    /// @param statements how many the application sent to its database
    record Answer(long nanos, int statements, byte[] body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// @throws IllegalStateException for any status but 200
    Answer get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
        long began = System.nanoTime();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        long nanos = System.nanoTime() - began;
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    path + " answered " + response.statusCode() + ": " + new String(response.body()));
        }
        Matcher timing = STATEMENTS.matcher(
                response.headers().firstValue("Server-Timing").orElse(""));
        return new Answer(nanos, timing.find() ? Integer.parseInt(timing.group(1)) : 0, response.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
