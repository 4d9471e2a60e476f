package io.masthead.shared.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The addresses that resources answer: which methods they know, because the framework refuses the others without
/// saying so (RFC 9110, section 15.5.6), and which are for readers.
@Singleton
public class Routes {

    private record Endpoint(String template, Pattern path, String method, ForReaders forReaders) {

        private long names() {
            return template.chars().filter(letter -> letter == '{').count();
        }

        boolean isKept(String query) {
            return forReaders != null
                    && (forReaders.unless().isEmpty()
                            || !List.of(query.split("&")).contains(forReaders.unless()));
        }
    }

    private final BeanManager beans;
    private volatile List<Endpoint> endpoints;

    Routes(BeanManager beans) {
        this.beans = beans;
    }

    /// The value of `Allow` for a path.
    String allowedAt(String path) {
        Set<String> methods = known().stream()
                .filter(endpoint -> endpoint.path.matcher(path).matches())
                .map(Endpoint::method)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return String.join(", ", methods);
    }

    /// The template that a path follows, such as `/v1/articles/{slugOrId}`, if a resource answers it with this method.
    public Optional<String> template(String method, String path) {
        String answered = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        return known().stream()
                .filter(endpoint -> endpoint.method.equals(answered)
                        && endpoint.path.matcher(path).matches())
                .min(Comparator.comparingLong(Endpoint::names))
                .map(Endpoint::template);
    }

    /// Whether a `GET` of this path with this query is answered by a [ForReaders] resource, for all readers alike.
    public boolean isForReaders(String path, String query) {
        return known().stream()
                .anyMatch(endpoint -> endpoint.method.equals(HttpMethod.GET)
                        && endpoint.isKept(query)
                        && endpoint.path.matcher(path).matches());
    }

    private List<Endpoint> known() {
        if (endpoints == null) {
            endpoints = endpoints();
        }
        return endpoints;
    }

    private List<Endpoint> endpoints() {
        List<Endpoint> found = new ArrayList<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            if (bean.getBeanClass().isAnnotationPresent(Path.class)) {
                Stream.of(bean.getBeanClass().getDeclaredMethods())
                        .flatMap(method -> endpoints(bean.getBeanClass(), method))
                        .forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static Stream<Endpoint> endpoints(Class<?> resource, Method method) {
        ForReaders forReaders = method.isAnnotationPresent(ForReaders.class)
                ? method.getAnnotation(ForReaders.class)
                : resource.getAnnotation(ForReaders.class);
        String path = PathTemplate.of(resource, method);
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(known -> known != null)
                .map(known -> new Endpoint(path, pattern(path), known.value(), forReaders));
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(Stream.of(template.split("/"))
                        .map(part -> part.contains("{") ? "[^/]+" : Pattern.quote(part))
                        .collect(Collectors.joining("/"))
                + "/?");
    }
}
