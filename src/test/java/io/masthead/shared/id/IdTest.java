package io.masthead.shared.id;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {

    @Test
    void whatWasWrittenIsReadAgain() {
        Id id = Id.next();
        assertEquals(Optional.of(id), Id.parse(id.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0mz5q4t2c8v1k",
                "0MZ5Q4T2C8V1U",
                "ZZZZZZZZZZZZZ",
                "0MZ5Q4T2C8V1é",
                "月牙桥边的灯火与河水月牙桥",
                "مرحبا بالعالم"
            })
    void anythingElseIsNoId(String text) {
        assertEquals(Optional.empty(), Id.parse(text));
    }
}
