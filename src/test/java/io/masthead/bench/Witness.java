package io.masthead.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/// Asks for the same kind of thing all the time, from several connections, and writes down how each answer was.
final class Witness implements AutoCloseable {

    private static final int CONNECTIONS = 4;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String name;
    private final Duration pause;
    private final Duration patience;
    private final LongFunction<HttpRequest.Builder> request;
    private final AtomicLong number = new AtomicLong();
    private final List<Seen> seen = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;

    /// How an answer was.
    ///
    /// @param number of the request
    /// @param began as the machine counts nanoseconds
    /// @param nanos until its last byte was there
    /// @param status 0 if there was none
    /// @param again whether it said when to try again
    /// @param failure in words: status and problem, or what was thrown; `null` if it was served
    record Seen(long number, long began, long nanos, int status, boolean again, String failure) {

        boolean isServed() {
            return status >= 200 && status < 300;
        }

        /// Refused as it should be, within a second.
        boolean isRefusedInTime() {
            return status == 503 && again && nanos <= TimeUnit.SECONDS.toNanos(1);
        }

        boolean isWithin(long from, long until) {
            return began >= from && began < until;
        }
    }

    /// @param name of what is asked for
    /// @param request each one by its number
    Witness(String name, LongFunction<HttpRequest.Builder> request) {
        this(name, PAUSE, request);
    }

    /// @param pause after each answer, over each connection
    Witness(String name, Duration pause, LongFunction<HttpRequest.Builder> request) {
        this(name, pause, PATIENCE, request);
    }

    /// @param patience until an answer counts as none
    Witness(String name, Duration pause, Duration patience, LongFunction<HttpRequest.Builder> request) {
        this.name = name;
        this.pause = pause;
        this.patience = patience;
        this.request = request;
    }

    String name() {
        return name;
    }

    /// One more who asks for the same.
    Witness another() {
        return new Witness(name, pause, patience, request);
    }

    /// Begins to ask.
    Witness begin() {
        for (int i = 0; i < CONNECTIONS; i++) {
            threads.add(Thread.startVirtualThread(this::ask));
        }
        return this;
    }

    private void ask() {
        try {
            while (!ended) {
                Seen one = one();
                synchronized (seen) {
                    seen.add(one);
                }
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private Seen one() throws InterruptedException {
        long which = number.getAndIncrement();
        HttpRequest one = request.apply(which).timeout(patience).build();
        long began = System.nanoTime();
        try {
            HttpResponse<String> answer = client.send(one, Witness::textOfFailure);
            boolean again = answer.headers().firstValue("Retry-After").isPresent();
            String failure = answer.statusCode() < 400 ? null : answer.statusCode() + " " + answer.body();
            return new Seen(which, began, System.nanoTime() - began, answer.statusCode(), again, failure);
        } catch (IOException broken) {
            return new Seen(which, began, System.nanoTime() - began, 0, false, Failures.inWords(broken));
        }
    }

    private static BodySubscriber<String> textOfFailure(ResponseInfo answer) {
        return answer.statusCode() < 400
                ? BodySubscribers.replacing("")
                : BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    /// Asks no more, and returns when the last answer is there.
    void end() throws InterruptedException {
        ended = true;
        for (Thread one : threads) {
            one.join();
        }
    }

    /// How many requests were sent, numbered from 0.
    long sent() {
        return number.get();
    }

    /// What was seen of such a kind.
    List<Seen> seen(Predicate<Seen> which) {
        synchronized (seen) {
            return seen.stream().filter(which).toList();
        }
    }

    @Override
    public void close() {
        ended = true;
        client.shutdownNow();
    }
}
