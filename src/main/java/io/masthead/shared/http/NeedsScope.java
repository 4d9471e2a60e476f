package io.masthead.shared.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Which scope an API token needs, beside the role of its owner. On a class it holds for every method that has none of
/// its own. Without it anywhere, an endpoint is closed to API tokens.
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface NeedsScope {

    /// The scope for `GET`; on a method, for the method. Empty means that every token will do.
    String value();

    /// The scope for everything that writes; the same as for reading if left out, but a scope that ends with `:read`
    /// never lets anybody write.
    String write() default "";
}
