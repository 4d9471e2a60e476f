package io.masthead.shared.http;

import io.masthead.shared.idempotency.Idempotent;
import jakarta.interceptor.InterceptorBinding;
import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a resource of the staff's area: its answers are private, never kept, and carry the resource's version as
/// `ETag`. It is a door too: everything that writes goes through the interceptors bound to it, which hold
/// `Idempotency-Key` to its word and write the audit log.
@NameBinding
@InterceptorBinding
@Idempotent
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ForStaff {}
