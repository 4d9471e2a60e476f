package io.masthead.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import org.junit.jupiter.api.Test;

class SeatsTest {

    @Test
    void whoHasAllOfItsSeatsGetsNoMoreAndTakesNobodyElses() {
        Seats seats = new Seats(2, "too-many", "Leave one.");
        Id one = new Id(1);
        Id other = new Id(2);
        seats.take(one);
        seats.take(one);
        Problem refused = assertThrows(Problem.class, () -> seats.take(one));
        assertEquals(429, refused.status());
        seats.take(other);
        assertEquals(3, seats.all());
        seats.leave(one);
        seats.take(one);
        assertEquals(2, seats.of(one));
        seats.leave(other);
        assertEquals(0, seats.of(other));
    }
}
