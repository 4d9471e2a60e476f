package io.masthead.media;

import io.masthead.shared.http.IfNoneMatch;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Serves the files of pictures at `/media/{address}/{rendition}.{ending}`, without a thread of its own for a request.
/// Only names of exactly this form ever reach the file system; whatever else is asked for goes on and ends as `404`.
@Singleton
public class MediaRoute {

    private static final Pattern ADDRESS = Pattern.compile("/media/([0-9a-f]{40})/((?:"
            + Arrays.stream(RenditionKind.values()).map(RenditionKind::key).collect(Collectors.joining("|"))
            + ")\\.(jpg|png|webp))");

    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";

    private final MediaStore store;

    MediaRoute(MediaStore store) {
        this.store = store;
    }

    void register(@Observes Router router) {
        router.get("/media/*").handler(this::serve);
        router.head("/media/*").handler(this::serve);
    }

    private void serve(RoutingContext context) {
        Matcher address = ADDRESS.matcher(context.request().path());
        if (!address.matches()) {
            context.next();
            return;
        }
        String file = store.file(address.group(1), address.group(2)).toString();
        context.vertx().fileSystem().lprops(file).onComplete(found -> {
            if (found.failed() || !found.result().isRegularFile()) {
                context.next();
            } else {
                answer(context, address, file, found.result().size());
            }
        });
    }

    private static void answer(RoutingContext context, Matcher address, String file, long size) {
        String etag = "\"" + address.group(1) + "-" + Long.toHexString(size) + "\"";
        HttpServerResponse response = context.response();
        response.putHeader("ETag", etag).putHeader("Cache-Control", FOR_A_YEAR);
        if (IfNoneMatch.names(context.request().getHeader("If-None-Match"), etag)) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(
                "Content-Type", PictureFormat.ofExtension(address.group(3)).contentType());
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", Long.toString(size)).end();
        } else {
            response.sendFile(file).onFailure(context::fail);
        }
    }
}
