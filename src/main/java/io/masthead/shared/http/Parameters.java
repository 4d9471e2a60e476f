package io.masthead.shared.http;

import io.masthead.shared.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;

/// Checks every query parameter against what the endpoint declares (name, type, range, choices: the very annotations
/// that the OpenAPI document is made of) before anything else runs. Unknown, repeated and out-of-range ones are `400`;
/// outside `/v1`, where no endpoint has any, they are passed over.
@Provider
@Singleton
public class Parameters implements ContainerRequestFilter {

    private record Declared(
            Class<?> type, boolean required, long min, long max, int shortest, int longest, List<String> choices) {}

    private final ResourceInfo resource;
    private final Map<Method, Map<String, Declared>> known = new ConcurrentHashMap<>();

    Parameters(ResourceInfo resource) {
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath().startsWith("/v1")) {
            return;
        }
        var given = request.getUriInfo().getQueryParameters();
        Method method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        Map<String, Declared> declared = known.computeIfAbsent(method, Parameters::declared);
        declared.forEach((name, parameter) -> {
            if (parameter.required && !given.containsKey(name)) {
                throw Problem.badParameter(name, "missing-parameter", "This parameter is needed here.", null);
            }
        });
        given.forEach((name, values) -> {
            Declared parameter = declared.get(name);
            if (parameter == null) {
                throw Problem.badParameter(
                        name, "unknown-parameter", "There is no such parameter here.", List.copyOf(declared.keySet()));
            }
            if (values.size() != 1) {
                throw Problem.badParameter(name, "repeated-parameter", "Give this parameter once.", null);
            }
            check(name, values.getFirst(), parameter);
        });
    }

    private static void check(String name, String value, Declared declared) {
        if (declared.type == Integer.class || declared.type == int.class) {
            checkNumber(name, value, declared);
        } else if (declared.type == Boolean.class || declared.type == boolean.class) {
            checkChoice(name, value, List.of("true", "false"));
        } else if (declared.type == Instant.class) {
            checkInstant(name, value);
        } else if (!declared.choices.isEmpty()) {
            checkChoice(name, value, declared.choices);
        } else if (value.length() > declared.longest || value.length() < declared.shortest) {
            throw Problem.badParameter(
                    name,
                    "out-of-range",
                    "Between " + declared.shortest + " and " + declared.longest + " characters.",
                    null);
        }
    }

    private static void checkNumber(String name, String value, Declared declared) {
        String sentence = "A whole number from " + declared.min + " to " + declared.max + ".";
        if (!value.matches("-?[0-9]{1,18}")) {
            throw Problem.badParameter(name, "not-a-number", sentence, null);
        }
        long number = Long.parseLong(value);
        if (number < declared.min || number > declared.max) {
            throw Problem.badParameter(name, "out-of-range", sentence, null);
        }
    }

    private static void checkInstant(String name, String value) {
        String sentence =
                "A moment as RFC 3339 has it, in UTC, such as 2026-05-01T08:00:00Z, in the years 1000 to 9999.";
        try {
            int year = Instant.parse(value).atOffset(java.time.ZoneOffset.UTC).getYear();
            if (year < 1000 || year > 9999) {
                throw Problem.badParameter(name, "out-of-range", sentence, null);
            }
        } catch (DateTimeException notAMoment) {
            throw Problem.badParameter(name, "not-a-time", sentence, null);
        }
    }

    private static void checkChoice(String name, String value, List<String> choices) {
        if (!choices.contains(value)) {
            throw Problem.badParameter(name, "not-a-choice", "One of: " + String.join(", ", choices) + ".", choices);
        }
    }

    private static Map<String, Declared> declared(Method method) {
        Map<String, Declared> parameters = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            RestQuery query = parameter.getAnnotation(RestQuery.class);
            if (query != null) {
                String name = query.value().isEmpty() ? parameter.getName() : query.value();
                parameters.put(name, declared(parameter));
            }
        }
        return parameters;
    }

    private static Declared declared(Parameter parameter) {
        var min = Optional.ofNullable(parameter.getAnnotation(Min.class)).map(Min::value);
        var max = Optional.ofNullable(parameter.getAnnotation(Max.class)).map(Max::value);
        var size = Optional.ofNullable(parameter.getAnnotation(Size.class));
        var choices = Optional.ofNullable(parameter.getAnnotation(
                        org.eclipse.microprofile.openapi.annotations.parameters.Parameter.class))
                .map(described -> Arrays.asList(described.schema().enumeration()))
                .orElse(List.of());
        return new Declared(
                parameter.getType(),
                parameter.isAnnotationPresent(NotNull.class),
                min.orElse((long) Integer.MIN_VALUE),
                max.orElse((long) Integer.MAX_VALUE),
                Math.max(1, size.map(Size::min).orElse(1)),
                size.map(Size::max).orElse(2000),
                choices);
    }
}
