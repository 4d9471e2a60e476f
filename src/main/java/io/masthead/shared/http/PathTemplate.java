package io.masthead.shared.http;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;

/// The address that a resource method answers at.
public final class PathTemplate {

    private PathTemplate() {}

    /// The address with names in the place of values, such as `/v1/admin/links/{id}`.
    public static String of(Method method) {
        return of(method.getDeclaringClass(), method);
    }

    /// The same for a method that a resource may have from elsewhere.
    static String of(Class<?> resource, Method method) {
        Path root = resource.getAnnotation(Path.class);
        Path below = method.getAnnotation(Path.class);
        String path = "/" + (root == null ? "" : root.value()) + (below == null ? "" : "/" + below.value());
        return path.replaceAll("\\{\\s*(\\w+)[^}]*}", "{$1}").replaceAll("/+", "/");
    }
}
