package io.masthead.media;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Pictures in a bucket of S3, or of any server that speaks its protocol. The bucket needs no public rights:
/// readers are served through us (and a CDN before us). Writing goes through the SDK; reading for readers
/// goes over Vert.x's client with addresses that the SDK has signed, so no thread waits for it.
final class S3Store implements MediaStore {

    private static final Duration SIGNED_FOR = Duration.ofMinutes(5);
    private static final int PATIENCE_SECONDS = 10;
    private static final int MOST_CONNECTIONS = 64;

    private final S3Settings settings;
    private final S3Client client;
    private final S3Presigner signer;
    private final HttpClient reading;

    S3Store(S3Settings settings, Vertx vertx) {
        this.settings = settings;
        AwsCredentialsProvider credentials = settings.accessKey()
                .<AwsCredentialsProvider>map(key -> StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(key, settings.secretKey().orElseThrow())))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
        // Servers of other makers know paths but not names of buckets, and no checksums at the end of a body.
        S3Configuration paths = S3Configuration.builder()
                .pathStyleAccessEnabled(settings.endpoint().isPresent())
                .chunkedEncodingEnabled(false)
                .build();
        var client = S3Client.builder()
                .credentialsProvider(credentials)
                .region(Region.of(settings.region()))
                .serviceConfiguration(paths)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
                        .socketTimeout(Duration.ofSeconds(3 * PATIENCE_SECONDS)));
        var signer = S3Presigner.builder()
                .credentialsProvider(credentials)
                .region(Region.of(settings.region()))
                .serviceConfiguration(paths);
        settings.endpoint().ifPresent(address -> {
            client.endpointOverride(address);
            signer.endpointOverride(address);
        });
        this.client = client.build();
        this.signer = signer.build();
        this.reading = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setConnectTimeout(PATIENCE_SECONDS * 1000)
                .setReadIdleTimeout(PATIENCE_SECONDS));
    }

    @Override
    public void put(String key, Path file) throws IOException {
        put(key, RequestBody.fromFile(file));
    }

    @Override
    public void put(String key, byte[] bytes) throws IOException {
        put(key, RequestBody.fromBytes(bytes));
    }

    private void put(String key, RequestBody body) throws IOException {
        asking(() ->
                client.putObject(request -> request.bucket(settings.bucket()).key(full(key)), body));
    }

    @Override
    public void fetch(String key, Path to) throws IOException {
        try (ResponseInputStream<?> in = asking(() ->
                client.getObject(request -> request.bucket(settings.bucket()).key(full(key))))) {
            java.nio.file.Files.copy(in, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// One by one: removing many at once takes a checksum that servers of other makers do not know.
    @Override
    public void remove(String folder) throws IOException {
        List<String> gone = new ArrayList<>();
        list(full(folder), one -> {
            if (one.key().equals(full(folder)) || one.key().startsWith(full(folder) + "/")) {
                gone.add(one.key());
            }
        });
        for (String key : gone) {
            asking(() -> client.deleteObject(
                    request -> request.bucket(settings.bucket()).key(key)));
        }
    }

    @Override
    public Set<String> names(String folder) throws IOException {
        Set<String> names = new HashSet<>();
        list(full(folder) + "/", one -> names.add(one.key().substring(one.key().lastIndexOf('/') + 1)));
        return names;
    }

    @Override
    public void walk(Consumer<Kept> each) throws IOException {
        list(
                settings.prefix(),
                one -> each.accept(
                        new Kept(one.key().substring(settings.prefix().length()), one.size(), one.lastModified())));
    }

    private void list(String prefix, Consumer<S3Object> each) throws IOException {
        asking(() -> {
            client.listObjectsV2Paginator(
                            request -> request.bucket(settings.bucket()).prefix(prefix))
                    .contents()
                    .forEach(each);
            return true;
        });
    }

    /// The first byte alone is asked for: its answer tells the size, and unlike `HEAD` it can be signed in
    /// advance.
    @Override
    public Future<Optional<Long>> size(String key) {
        return get(key, "bytes=0-0").compose(answer -> {
            String range = answer.getHeader("Content-Range");
            String length = answer.getHeader("Content-Length");
            answer.request().reset();
            return switch (answer.statusCode()) {
                case 206 -> Future.succeededFuture(Optional.of(Long.valueOf(range.substring(range.indexOf('/') + 1))));
                case 200 -> Future.succeededFuture(Optional.of(Long.valueOf(length)));
                case 404 -> Future.succeededFuture(Optional.empty());
                default -> Future.failedFuture("the store answered " + answer.statusCode());
            };
        });
    }

    @Override
    public Future<Buffer> load(String key) {
        return get(key, "bytes=0-").compose(found -> {
            if (found.statusCode() == 206 || found.statusCode() == 200) {
                Future<Buffer> body = found.body();
                found.resume();
                return body;
            }
            found.request().reset();
            return Future.failedFuture("the store answered " + found.statusCode());
        });
    }

    @Override
    public Future<Void> send(String key, long from, long length, HttpServerResponse answer) {
        answer.putHeader("Content-Length", Long.toString(length));
        return get(key, "bytes=" + from + "-" + (from + length - 1)).compose(found -> {
            if (found.statusCode() == 206) {
                return found.pipeTo(answer);
            }
            found.request().reset();
            return Future.failedFuture("the store answered " + found.statusCode());
        });
    }

    private Future<HttpClientResponse> get(String key, String range) {
        String address = signer.presignGetObject(presign -> presign.signatureDuration(SIGNED_FOR)
                        .getObjectRequest(
                                request -> request.bucket(settings.bucket()).key(full(key))))
                .url()
                .toString();
        return reading.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(address)
                        .putHeader("Range", range))
                .compose(request -> request.send().onSuccess(HttpClientResponse::pause));
    }

    private String full(String key) {
        return settings.prefix() + key;
    }

    private static <T> T asking(Supplier<T> work) throws IOException {
        try {
            return work.get();
        } catch (NoSuchKeyException none) {
            throw new NoSuchFileException(none.getMessage());
        } catch (SdkException failed) {
            throw new IOException("S3: " + failed.getMessage(), failed);
        }
    }
}
