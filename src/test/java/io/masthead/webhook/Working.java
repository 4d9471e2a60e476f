package io.masthead.webhook;

import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;

/// Works for endpoints when a test says so: in tests nobody does it unasked.
@Singleton
public class Working {

    private static final String NODE = "this-node";

    private final Courier courier;

    Working(Courier courier) {
        this.courier = courier;
    }

    /// Does everything that there is to do for an endpoint now.
    public void work(String webhook) throws InterruptedException {
        while (step(webhook, NODE)) {
            Thread.onSpinWait();
        }
    }

    /// One step of a node.
    boolean step(String webhook, String node) throws InterruptedException {
        return courier.step(Id.of(webhook), node);
    }
}
