package io.masthead.shared.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;

/// Where spans are sent: OTLP over HTTP, in batches, by threads of their own. While it is away, spans are lost and
/// nothing else is.
final class Collector {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private Collector() {}

    /// @param address such as `http://collector:4318`
    /// @param ratio which share of the traces to send, from 0 to 1. It holds for traces that others have begun too:
    ///     nobody outside decides how many there are.
    /// @param environment of this node, such as `live`
    static SdkTracerProvider open(String address, double ratio, String environment) {
        if (!isAddress(address)) {
            throw new IllegalStateException("MASTHEAD_TRACES must be an address such as http://collector:4318.");
        }
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalStateException("MASTHEAD_TRACES_RATIO must be a number from 0 to 1.");
        }
        Sampler share = new Share(ratio);
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(address.replaceAll("/+$", "") + "/v1/traces")
                .setTimeout(PATIENCE)
                .build();
        return SdkTracerProvider.builder()
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.of(
                                AttributeKey.stringKey("service.name"),
                                "masthead",
                                AttributeKey.stringKey("deployment.environment.name"),
                                environment))))
                .setSampler(Sampler.parentBasedBuilder(share)
                        .setRemoteParentSampled(share)
                        .setRemoteParentNotSampled(share)
                        .build())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(PAUSE)
                        .setExporterTimeout(PATIENCE)
                        .build())
                .build();
    }

    private static boolean isAddress(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
