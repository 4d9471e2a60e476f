package io.masthead.slot;

import com.fasterxml.jackson.core.type.TypeReference;
import io.masthead.shared.json.JsonColumn;
import jakarta.persistence.Converter;

/// What was agreed for a booking beside its flight and its weight, as staff wrote it. Members may be `null`.
///
/// @param pacing `even` or `asap`; even if absent
record Terms(Goals goals, Goals caps, DeviceCap deviceCap, Targeting targeting, String pacing) {

    static final Terms NONE = new Terms(null, null, null, null, null);

    @Converter
    static class Column extends JsonColumn<Terms> {

        Column() {
            super(new TypeReference<>() {});
        }
    }
}
