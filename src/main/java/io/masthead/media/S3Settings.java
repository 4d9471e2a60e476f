package io.masthead.media;

import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// What `MASTHEAD_MEDIA_S3_*` says.
///
/// @param endpoint where the server is, or nothing for AWS
/// @param accessKey with its secret, or nothing for what AWS gives to its machines
/// @param prefix begins every key; ends in a slash unless it is empty
record S3Settings(
        String bucket,
        Optional<URI> endpoint,
        String region,
        Optional<String> accessKey,
        Optional<String> secretKey,
        String prefix) {

    private static final String NAME = "masthead.media-s3-";

    /// @return nothing if no bucket is set
    /// @throws IllegalArgumentException naming what is wrong
    static Optional<S3Settings> read(Config config) {
        Optional<String> bucket = text(config, "bucket");
        if (bucket.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> accessKey = text(config, "access-key");
        Optional<String> secretKey = text(config, "secret-key");
        if (accessKey.isPresent() != secretKey.isPresent()) {
            throw new IllegalArgumentException(
                    "MASTHEAD_MEDIA_S3_ACCESS_KEY and MASTHEAD_MEDIA_S3_SECRET_KEY belong together: set both or none.");
        }
        return Optional.of(new S3Settings(
                bucket.get(),
                text(config, "endpoint").map(S3Settings::endpoint),
                text(config, "region").orElse("us-east-1"),
                accessKey,
                secretKey,
                text(config, "prefix")
                        .map(prefix -> prefix.replaceAll("^/+|/+$", "") + "/")
                        .orElse("")));
    }

    private static URI endpoint(String text) {
        if (!text.matches("https?://[^/?#@\\s]+/?")) {
            throw new IllegalArgumentException(
                    "MASTHEAD_MEDIA_S3_ENDPOINT has to be the address of a server, such as https://s3.example; it is '"
                            + text + "'.");
        }
        return URI.create(text);
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(NAME + name, String.class)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
