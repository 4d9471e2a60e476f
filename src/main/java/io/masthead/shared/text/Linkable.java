package io.masthead.shared.text;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An address that may be linked, as [SafeLink] has it. The fault's message says why it may not.
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Linkable.Check.class)
public @interface Linkable {

    String message() default "This address may not be linked.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Lets `null` pass: whether an address is needed is another question.
    class Check implements ConstraintValidator<Linkable, String> {

        @Override
        public boolean isValid(String address, ConstraintValidatorContext context) {
            var fault = address == null ? null : SafeLink.fault(address).orElse(null);
            if (fault != null) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(fault).addConstraintViolation();
            }
            return fault == null;
        }
    }
}
