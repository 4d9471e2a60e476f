package io.masthead.shared.problem;

import io.masthead.shared.text.Linkable;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Holds a body against the constraints its record declares: the same annotations that the OpenAPI document is made of.
@Singleton
public class Validation {

    private static final Set<Class<?>> MISSING = Set.of(NotNull.class, NotBlank.class, NotEmpty.class);

    private final Validator validator;

    /// Who has more to mend than this begins with these.
    private static final int MOST = 100;

    Validation(Validator validator) {
        this.validator = validator;
    }

    /// @return the body
    /// @throws Problem `422` with every fault, or `400` if there is no body at all
    public <T> T check(T body) {
        if (body == null) {
            throw Problem.badRequest("body-missing", "Send a JSON object as the body.");
        }
        List<FieldFault> faults = validator.validate(body).stream()
                .map(Validation::fault)
                .sorted(Comparator.comparing(FieldFault::pointer))
                .toList();
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults.subList(0, Math.min(faults.size(), MOST)));
        }
        return body;
    }

    private static FieldFault fault(ConstraintViolation<?> violation) {
        var annotation = violation.getConstraintDescriptor().getAnnotation();
        String code = "out-of-range";
        if (MISSING.contains(annotation.annotationType())) {
            code = "missing";
        } else if (annotation instanceof Size size) {
            code = tooLong(violation.getInvalidValue(), size) ? "too-long" : "too-short";
        } else if (annotation instanceof Linkable) {
            code = "unsafe-link";
        } else if (annotation.annotationType().getSimpleName().matches("Pattern|Email")) {
            code = "malformed";
        }
        return new FieldFault(pointer(violation.getPropertyPath()), code, violation.getMessage());
    }

    private static boolean tooLong(Object value, Size size) {
        return switch (value) {
            case CharSequence text -> text.length() > size.max();
            case java.util.Collection<?> items -> items.size() > size.max();
            case null, default -> false;
        };
    }

    private static String pointer(Path path) {
        var pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
