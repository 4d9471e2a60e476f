package io.masthead.staff;

import io.masthead.shared.http.PathTemplate;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/// A writing operation of the staff's area, as its annotations describe it.
///
/// @param path the address with names in the place of values
/// @param subject the kind of thing it writes, such as `article`
/// @param idAt which argument names the thing, or -1
/// @param ifMatchAt which argument says what version the caller has read, or -1
record WriteOperation(String name, String method, String path, String subject, int idAt, int ifMatchAt) {

    private static final List<Class<? extends Annotation>> WRITING =
            List.of(POST.class, PUT.class, PATCH.class, DELETE.class);
    private static final int KIND_AT = "/v1/admin/".length();

    /// @return nothing for a method that no request calls, or that only reads
    static Optional<WriteOperation> of(Method method) {
        return WRITING.stream()
                .filter(method::isAnnotationPresent)
                .findFirst()
                .map(type -> of(method, type.getAnnotation(HttpMethod.class).value()));
    }

    private static WriteOperation of(Method method, String verb) {
        Operation described = method.getAnnotation(Operation.class);
        String path = PathTemplate.of(method);
        return new WriteOperation(
                described == null ? method.getName() : described.operationId(),
                verb,
                path,
                kind(path.substring(KIND_AT).split("/")[0]),
                idAt(method),
                ifMatchAt(method));
    }

    /// `articles` is kept in the plural in addresses, and in the singular everywhere else.
    private static String kind(String collection) {
        if (collection.endsWith("ies")) {
            return collection.substring(0, collection.length() - 3) + "y";
        }
        return collection.endsWith("s") ? collection.substring(0, collection.length() - 1) : collection;
    }

    private static int idAt(Method method) {
        for (int i = 0; i < method.getParameterCount(); i++) {
            if (method.getParameters()[i].isAnnotationPresent(RestPath.class)) {
                return i;
            }
        }
        return -1;
    }

    private static int ifMatchAt(Method method) {
        for (int i = 0; i < method.getParameterCount(); i++) {
            RestHeader header = method.getParameters()[i].getAnnotation(RestHeader.class);
            if (header != null && header.value().equals("If-Match")) {
                return i;
            }
        }
        return -1;
    }
}
