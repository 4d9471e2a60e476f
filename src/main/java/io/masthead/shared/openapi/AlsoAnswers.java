package io.masthead.shared.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The statuses that an operation can answer beyond those that follow from its address, its area and its parameters.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AlsoAnswers {

    /// Statuses that the document has a shared answer for.
    int[] value();
}
