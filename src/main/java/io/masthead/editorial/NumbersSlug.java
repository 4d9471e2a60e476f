package io.masthead.editorial;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An operation that gives a new article the slug of its title: whoever made one of the same title at the same
/// moment was quicker, and this one takes the next number ([NextNumber]).
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface NumbersSlug {}
