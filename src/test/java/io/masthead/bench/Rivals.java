package io.masthead.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Servers that answer with the bytes and headers of one answer of ours, and have nothing else to do.
///
/// @param bare Vert.x, which we stand on
/// @param nginx with a static file; absent where it is not installed
/// @param bytes of the answer
/// @param etag of the answer
record Rivals(Child bare, Optional<Child> nginx, int bytes, String etag) implements AutoCloseable {

    /// What each server says by itself.
    private static final Set<String> OWN = Set.of("content-length", "connection", "date", "server", "content-type");

    /// Asks for the answer and starts both.
    ///
    /// @param folder for their files
    static Rivals of(String address, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        HttpResponse<byte[]> answer;
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
            answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answered " + answer.statusCode());
        }
        List<String> headers = answer.headers().map().entrySet().stream()
                .filter(header -> !OWN.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .map(header -> header.getKey() + ": " + header.getValue().getFirst())
                .toList();
        Path body = Files.write(folder.resolve("body.json"), answer.body());
        Path lines = Files.write(folder.resolve("headers"), headers);
        Files.writeString(lines, "Content-Type: application/json\n", java.nio.file.StandardOpenOption.APPEND);
        Child bare = Child.java(BareServer.class, Child.freePort(), lines.toString(), body.toString());
        String etag = answer.headers().firstValue("etag").orElseThrow();
        return new Rivals(bare, nginx(folder, headers), answer.body().length, etag);
    }

    private static Optional<Child> nginx(Path folder, List<String> headers) throws IOException, InterruptedException {
        Optional<Path> program = Programs.find("nginx");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = Child.freePort();
        StringBuilder added = new StringBuilder();
        for (String header : headers) {
            int colon = header.indexOf(": ");
            String value = header.substring(colon + 2).replace("\\", "\\\\").replace("\"", "\\\"");
            added.append("add_header ")
                    .append(header, 0, colon)
                    .append(" \"")
                    .append(value)
                    .append("\";\n");
        }
        Path settings = folder.resolve("nginx.conf");
        Files.writeString(settings, """
                daemon off;
                worker_processes auto;
                pid %1$s/nginx.pid;
                error_log %1$s/nginx.log;
                %4$s
                events { worker_connections 1024; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  open_file_cache max=100;
                  keepalive_requests 1000000000;
                  default_type application/json;
                  etag off;
                  client_body_temp_path %1$s/t1; proxy_temp_path %1$s/t2; fastcgi_temp_path %1$s/t3;
                  uwsgi_temp_path %1$s/t4; scgi_temp_path %1$s/t5;
                  server {
                    listen 127.0.0.1:%2$d;
                    root %1$s;
                    %3$s
                    location / { rewrite ^ /body.json break; }
                  }
                }
                """.formatted(
                        folder, port, added, System.getProperty("user.name").equals("root") ? "user root;" : ""));
        return Optional.of(Child.start(
                port, List.of(program.get().toString(), "-p", folder.toString(), "-c", settings.toString())));
    }

    @Override
    public void close() {
        bare.close();
        nginx.ifPresent(Child::close);
    }
}
