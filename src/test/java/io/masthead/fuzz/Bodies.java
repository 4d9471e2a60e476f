package io.masthead.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/// Bodies that are no JSON document: pictures, forms, files.
final class Bodies {

    private static final Map<String, String> FORMATS =
            Map.of("image/jpeg", "jpeg", "image/png", "png", "image/gif", "gif");
    private static final String BOUNDARY = "a-line-that-is-in-no-picture";

    private final RightValues values;
    private final Texts texts;
    private final Random random;

    Bodies(RightValues values, Texts texts, Random random) {
        this.values = values;
        this.texts = texts;
        this.random = random;
    }

    /// Gives a draft a body of this type.
    void write(Draft draft, String type, JsonNode example) {
        draft.bytes = switch (type) {
            case "text/plain" -> bytes(json(draft));
            case "application/x-ndjson" -> bytes(values.like("", example) + "\n");
            case "application/gzip" -> gzip(bytes("{\"tag\": {\"name\": \"" + texts.slug() + "\"}}\n"));
            case "application/xml" ->
                bytes("<rss version='2.0'><channel><title>A</title><link>https://a.example/</link>"
                        + "<item><title>" + texts.slug() + "</title><guid>" + texts.slug() + "</guid>"
                        + "<description>Text.</description></item></channel></rss>");
            case "multipart/form-data" -> form(draft);
            default -> picture(FORMATS.getOrDefault(type, ""));
        };
    }

    private String json(Draft draft) {
        return values.like("", draft.operation.body().get("application/json").example())
                .toString();
    }

    private byte[] form(Draft draft) {
        draft.headers.put("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
        return written(out -> {
            out.write(bytes("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"alt\"\r\n\r\n"
                    + texts.text(1, 1_000) + "\r\n--" + BOUNDARY
                    + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
                    + "Content-Type: image/png\r\n\r\n"));
            out.write(picture("png"));
            out.write(bytes("\r\n--" + BOUNDARY + "--\r\n"));
        });
    }

    /// A small picture that nobody has yet; Java writes no WebP, so there it is a PNG that claims to be one.
    private byte[] picture(String format) {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 8; i++) {
            image.setRGB(i, i, random.nextInt());
        }
        return written(out -> ImageIO.write(image, format.isEmpty() ? "png" : format, out));
    }

    private static byte[] gzip(byte[] plain) {
        return written(out -> {
            try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
                packed.write(plain);
            }
        });
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
