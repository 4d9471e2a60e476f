package io.masthead.webhook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/// Sends some parcels to one endpoint: those about one thing one after the other, a few lanes at a time. What failed
/// stops its own lane; when nothing arrives any more everything stops.
final class Batch {

    private static final int AT_ONCE = 8;

    private final Sender sender;
    private final Run run;
    private final Map<Parcel, Attempt> attempts = new HashMap<>();
    private final List<Attempt> inOrder = new ArrayList<>();
    private int failures;
    private boolean stopped;

    Batch(Sender sender, Run run) {
        this.sender = sender;
        this.run = run;
        this.failures = run.failures();
    }

    /// Sends; returns when all is over.
    void send(List<Parcel> parcels) throws InterruptedException {
        Map<Object, List<Parcel>> lanes = new LinkedHashMap<>();
        parcels.forEach(parcel ->
                lanes.computeIfAbsent(parcel.lane(), fresh -> new ArrayList<>()).add(parcel));
        Semaphore free = new Semaphore(AT_ONCE);
        List<Thread> working = new ArrayList<>();
        for (List<Parcel> lane : lanes.values()) {
            free.acquire();
            if (isStopped()) {
                break;
            }
            working.add(Thread.ofVirtual().name("webhook-" + run.webhook()).start(() -> {
                try {
                    send(lane.iterator());
                } finally {
                    free.release();
                }
            }));
        }
        for (Thread one : working) {
            one.join();
        }
    }

    private void send(java.util.Iterator<Parcel> lane) {
        boolean arrived = true;
        while (arrived && lane.hasNext() && !isStopped()) {
            Parcel parcel = lane.next();
            try {
                arrived = note(parcel, sender.send(run.url(), run.secrets(), parcel.eventId(), parcel.payload()));
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized boolean note(Parcel parcel, Attempt attempt) {
        attempts.put(parcel, attempt);
        inOrder.add(attempt);
        failures = attempt.arrived() ? 0 : failures + 1;
        // An endpoint that was down before is probed with few parcels anyway.
        stopped |= attempt.isGone() || !run.isDown() && failures >= Backoff.DOWN;
        return attempt.arrived();
    }

    /// Whether it was broken off: what has no attempt may not have been reached.
    synchronized boolean isStopped() {
        return stopped;
    }

    /// What came of a parcel, or `null` if it was not tried.
    synchronized Attempt of(Parcel parcel) {
        return attempts.get(parcel);
    }

    /// All attempts in the order in which they ended.
    synchronized List<Attempt> inOrder() {
        return List.copyOf(inOrder);
    }
}
