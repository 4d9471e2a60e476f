package io.masthead.shared.http;

import io.vertx.ext.web.RoutingContext;

/// The path of a request as routing sees it: every spelling of a path that could reach an area counts as that area.
public final class PlainPath {

    private PlainPath() {}

    /// Without escapes, dots, doubled slashes and parameters of segments; as it was sent if it has none of them.
    public static String of(RoutingContext context) {
        String plain = context.request().path();
        return plain == null || isUnusual(plain) ? withoutMatrix(context.normalizedPath()) : plain;
    }

    /// Only such a path has a normal form that differs from it.
    private static boolean isUnusual(String path) {
        return path.indexOf('%') >= 0
                || path.contains("/.")
                || path.contains("//")
                || path.indexOf('\\') >= 0
                || path.indexOf(';') >= 0;
    }

    /// Routing passes over what follows a semicolon in a segment.
    private static String withoutMatrix(String path) {
        return path.replaceAll(";[^/]*", "");
    }
}
