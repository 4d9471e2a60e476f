package io.masthead.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whatever happens, a partner who does what each change says has what its list shows.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MirrorTest {

    private static final int STEPS = 45;

    @Inject
    TestClock clock;

    private final Random random = new Random(20_261_123);
    private final List<Written> live = new ArrayList<>();
    private String left;
    private String right;
    private String moving;
    private String tag;

    @AfterEach
    void clockRunsNormally() {
        clock.reset();
    }

    @Test
    void copyIsWhatThePlanAllowsWheneverItHasCaughtUp() {
        left = Newsroom.category("left", null);
        right = Newsroom.category("right", null);
        moving = Newsroom.category("moving", left);
        tag = Newsroom.create("/v1/admin/tags", Map.of("name", Story.slug("tag")));
        Customer prompt = Customer.under(Customer.allowing(left));
        Map<String, Object> plan = Customer.allowing(left, right);
        plan.put("delayMinutes", 10);
        Customer late = Customer.under(plan);
        Following promptly = new Following(prompt);
        Following lately = new Following(late);
        for (int step = 0; step < STEPS; step++) {
            act(step, prompt);
            clock.forward(Duration.ofSeconds(random.nextInt(240)));
            read(promptly, step);
            read(lately, step);
        }
        clock.forward(Duration.ofMinutes(11));
        check(promptly, STEPS);
        check(lately, STEPS);
    }

    /// Now and then a page, now and then all there is: then the copy must be right.
    private void read(Following partner, int step) {
        switch (random.nextInt(5)) {
            case 0, 1 -> partner.page(1 + random.nextInt(3));
            case 2 -> check(partner, step);
            default -> {
                // It is busy with something else.
            }
        }
    }

    private static void check(Following partner, int step) {
        partner.catchUp(3);
        assertEquals(partner.source(), partner.copy(), "after step " + step);
    }

    private void act(int step, Customer prompt) {
        int choice = live.size() < 4 ? 0 : random.nextInt(12);
        switch (choice) {
            case 0, 1, 2 -> live.add(publish());
            case 3, 4 -> any().revise("title", "Version of step " + step).publish();
            case 5 -> any().publish(Map.of("correction", "Step " + step));
            case 6 ->
                any().revise("tags", random.nextBoolean() ? List.of(tag) : List.of())
                        .publish();
            case 7 -> any().revise("category", anywhere()).publish();
            case 8 -> live.remove(random.nextInt(live.size())).withdraw();
            case 9 -> live.remove(random.nextInt(live.size())).kill("Step " + step, true);
            case 10 -> move(random.nextBoolean() ? left : right);
            default ->
                prompt.changePlan(
                        random.nextBoolean()
                                ? Map.of("categories", List.of(anywhere()))
                                : Map.of("tags", random.nextBoolean() ? List.of(tag) : List.of()));
        }
    }

    private Written publish() {
        Story story = Story.about("mirrored").in(anywhere());
        if (random.nextBoolean()) {
            story.tagged(tag);
        }
        if (random.nextInt(4) == 0) {
            story.dated(clock.instant().minus(Duration.ofMinutes(random.nextInt(30))));
        }
        return story.publish();
    }

    private Written any() {
        return live.get(random.nextInt(live.size()));
    }

    private String anywhere() {
        return List.of(left, right, moving).get(random.nextInt(3));
    }

    private void move(String parent) {
        Newsroom.admin()
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("parent", parent))
                .patch("/v1/admin/categories/" + moving)
                .then()
                .statusCode(200);
    }
}
