package io.masthead.shared.http;

import io.masthead.shared.idempotency.Idempotent;
import jakarta.interceptor.InterceptorBinding;
import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a resource of the partners' area: nobody comes in without a key, and answers depend on who asks.
@NameBinding
@InterceptorBinding
@Idempotent
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ForPartners {}
