package io.masthead.shared.openapi;

import io.masthead.shared.http.ForPartners;
import io.masthead.shared.http.ForReaders;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.openapi.Endpoint.Scoped;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Reads the endpoints from the index of the compiled code.
final class Endpoints {

    private Endpoints() {}

    /// All endpoints by operation id.
    static Map<String, Endpoint> of(IndexView code) {
        Map<String, Endpoint> endpoints = new TreeMap<>();
        for (AnnotationInstance operation : code.getAnnotations(Operation.class)) {
            AnnotationValue id = operation.value("operationId");
            if (id != null && operation.target().kind() == AnnotationTarget.Kind.METHOD) {
                endpoints.put(id.asString(), of(operation.target().asMethod()));
            }
        }
        return endpoints;
    }

    private static Endpoint of(MethodInfo method) {
        ClassInfo resource = method.declaringClass();
        AnnotationInstance status = method.annotation(ResponseStatus.class);
        return new Endpoint(
                status == null ? null : status.value().asInt(),
                resource.hasDeclaredAnnotation(ForReaders.class),
                resource.hasDeclaredAnnotation(ForReaders.class)
                        && resource.declaredAnnotation(ForReaders.class).value("unless") != null,
                resource.hasDeclaredAnnotation(ForStaff.class),
                resource.hasDeclaredAnnotation(ForPartners.class),
                also(method),
                roles(method),
                scopes(method));
    }

    private static Scoped scopes(MethodInfo method) {
        AnnotationInstance needed = method.annotation(NeedsScope.class);
        if (needed != null) {
            return new Scoped(needed.value().asString(), needed.value().asString());
        }
        needed = method.declaringClass().declaredAnnotation(NeedsScope.class);
        if (needed == null) {
            return null;
        }
        AnnotationValue write = needed.value("write");
        return new Scoped(
                needed.value().asString(), writing(needed.value().asString(), write == null ? "" : write.asString()));
    }

    /// As [NeedsScope] has it: the same as for reading if left out; but who may only read does not write.
    private static String writing(String read, String write) {
        if (!write.isEmpty()) {
            return write;
        }
        return read.endsWith(":read") ? null : read;
    }

    private static Set<Integer> also(MethodInfo method) {
        AnnotationInstance also = method.annotation(AlsoAnswers.class);
        return also == null
                ? Set.of()
                : Arrays.stream(also.value().asIntArray()).boxed().collect(Collectors.toSet());
    }

    private static Set<String> roles(MethodInfo method) {
        if (method.hasAnnotation(PermitAll.class)) {
            return Set.of();
        }
        AnnotationInstance allowed = method.annotation(RolesAllowed.class);
        if (allowed == null) {
            allowed = method.declaringClass().declaredAnnotation(RolesAllowed.class);
        }
        return allowed == null
                ? Set.of()
                : new LinkedHashSet<>(List.of(allowed.value().asStringArray()));
    }
}
