package io.masthead.fuzz;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import io.masthead.testing.Contract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// What must not be in an answer, whatever was asked.
final class Verdict {

    /// What HTTP and Fetch themselves have in any answer, and a word for nginx; everything else is told of in the
    /// document.
    private static final Set<String> ANYWHERE = Set.of(
            "accept-ranges",
            "allow",
            "connection",
            "content-disposition",
            "content-encoding",
            "content-length",
            "content-range",
            "content-type",
            "date",
            "referrer-policy",
            "retry-after",
            "transfer-encoding",
            "vary",
            "www-authenticate",
            "access-control-expose-headers",
            "x-accel-buffering",
            "x-content-type-options",
            "x-robots-tag");

    private Verdict() {}

    static List<String> of(Contract contract, Request request, HttpResponse<byte[]> answer) {
        Contract.Answer seen = new Contract.Answer(
                request.method(),
                request.path(),
                answer.statusCode(),
                name -> answer.headers().firstValue(name).orElse(null),
                answer.headers().firstValue("Content-Type").orElse(null),
                plain(answer));
        List<String> faults = new ArrayList<>(contract.faults(seen));
        boolean asksToComeBack = answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isPresent();
        if (answer.statusCode() >= 500 && !asksToComeBack) {
            faults.addFirst("the server failed: " + answer.statusCode());
        }
        contract.headers(seen)
                .ifPresent(told -> answer.headers().map().keySet().stream()
                        .filter(name -> !ANYWHERE.contains(name) && !told.contains(name))
                        .sorted()
                        .forEach(name -> faults.add("the header " + name + " is not documented")));
        return faults;
    }

    /// What was compressed, because that was asked for.
    private static byte[] plain(HttpResponse<byte[]> answer) {
        try {
            return switch (answer.headers().firstValue("Content-Encoding").orElse("")) {
                case "gzip" -> new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
                case "br" -> brotli(answer.body());
                default -> answer.body();
            };
        } catch (IOException broken) {
            return new byte[] {'?'};
        }
    }

    private static byte[] brotli(byte[] packed) throws IOException {
        Brotli4jLoader.ensureAvailability();
        return Decoder.decompress(packed).getDecompressedData();
    }
}
