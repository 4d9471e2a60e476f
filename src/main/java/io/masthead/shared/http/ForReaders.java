package io.masthead.shared.http;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a resource of the readers' area: its answers depend on the address alone and may be kept by anyone,
/// but for those that are made for one reader.
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ForReaders {

    /// The parameter with the value, such as `decide=server`, under which each answer is made for one reader
    /// and kept by nobody; none if empty.
    String unless() default "";
}
