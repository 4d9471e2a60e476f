package io.masthead.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.masthead.testing.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Goes through all operations again and again, with requests that are right and with ones that are broken.
public final class Walk implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Of so many rounds one is right, after the first.
    private static final int ROUNDS = 4;

    /// What is done to a thing first, so that there is something to be undone.
    private static final Map<String, String> BEFORE = Map.ofEntries(
            Map.entry("rejectArticle", "submitArticle"),
            Map.entry("untrashArticle", "trashArticle"),
            Map.entry("withdrawArticle", "publishArticle"),
            Map.entry("killArticle", "publishArticle"),
            Map.entry("unscheduleArticle", "publishArticle"),
            Map.entry("resumeBooking", "pauseBooking"),
            Map.entry("resumePartner", "suspendPartner"),
            Map.entry("reinstateStaff", "suspendStaff"),
            Map.entry("resumeAdminWebhook", "pauseAdminWebhook"),
            Map.entry("resumeWebhook", "pauseWebhook"));

    /// What is done to a thing of its own, made for it.
    private static final Set<String> FRESH = Set.of(
            "submitArticle",
            "rejectArticle",
            "untrashArticle",
            "withdrawArticle",
            "unscheduleArticle",
            "killArticle",
            "publishArticle",
            "rotatePartnerKey");

    /// What takes long, because it hashes a password or does something to all there is: right only once.
    private static final Set<String> LONG = Set.of(
            "createStaff",
            "removeStaff",
            "createSession",
            "changePassword",
            "patchSelf",
            "resetStaffPassword",
            "removeCurrentSession",
            "endOtherSessions",
            "exportEverything",
            "rebuildSearch",
            "sweepMedia",
            "remakeRenditions",
            "rotateOwnKey");

    private final Random random;
    private final Client client;
    private final Contract contract;
    private final Map<String, Operation> operations;
    private final List<Operation> order;
    private final Actors actors;
    private final Known known;
    private final RightRequests right;
    private final Breakages breakages;
    private final Outcome outcome = new Outcome();

    /// @param document the OpenAPI document
    /// @param chief the token of an admin
    /// @param longest how many characters a text has at most
    public Walk(String address, JsonNode document, String chief, long seed, int longest) throws InterruptedException {
        random = new Random(seed);
        client = new Client(address);
        contract = new Contract(document);
        order = Operation.all(document);
        operations = order.stream().collect(Collectors.toMap(Operation::id, Function.identity()));
        known = new Known(random);
        Texts texts = new Texts(random);
        actors = new Actors(client, texts, chief);
        known.add("/v1/admin/categories", actors.category());
        References references = new References(known, texts, random);
        RightValues values = new RightValues(document, references, texts, random);
        right = new RightRequests(known, values, references, texts, actors, random);
        breakages = new Breakages(new BrokenValues(random, longest), known, actors, random);
    }

    /// Sends so many requests, and a few more.
    public Outcome send(int requests) throws InterruptedException {
        JsonNode site = actors.site();
        try {
            for (int round = 0; outcome.requests() < requests; round++) {
                for (Operation operation : order) {
                    boolean seldom = LONG.contains(operation.id()) && round > 0 && random.nextInt(20) > 0;
                    if (seldom && random.nextBoolean()) {
                        continue;
                    }
                    if (seldom || round > 1 && round % ROUNDS > 0) {
                        broken(operation);
                    } else {
                        right(operation, round == 0);
                    }
                }
            }
        } finally {
            actors.replace("/v1/admin/site", site);
            actors.replace("/v1/admin/fronts/home", JsonNodeFactory.instance.objectNode());
        }
        return outcome;
    }

    private void broken(Operation operation) throws InterruptedException {
        Draft draft = right.draft(operation, random.nextBoolean());
        breakages.apply(draft);
        sent(draft, false);
    }

    private void right(Operation operation, boolean plain) throws InterruptedException {
        boolean removes = operation.method().equals("DELETE")
                && operations.containsKey(maker(operation))
                && !operation.id().equals("removeSession");
        String collection = operation.path().replaceFirst("/\\{.*", "");
        if (removes || FRESH.contains(operation.id())) {
            Operation maker = operations.get(removes ? maker(operation) : maker(collection));
            sent(right.draft(maker, true), true);
        }
        String before = BEFORE.get(operation.id());
        Draft draft = removes || FRESH.contains(operation.id())
                ? right.draft(operation, plain, newest(operation))
                : right.draft(operation, plain);
        if (before != null) {
            Draft first = right.draft(operations.get(before), true, String.join("/", draft.places.values()));
            if (operation.id().equals("unscheduleArticle")) {
                first.json = JsonNodeFactory.instance
                        .objectNode()
                        .put(
                                "at",
                                Clock.systemUTC()
                                        .instant()
                                        .plus(Duration.ofDays(1))
                                        .toString());
            }
            sent(first, true);
        }
        sent(draft, true);
    }

    private String newest(Operation operation) {
        return known.newest(operation.collection()).orElse("");
    }

    /// The operation that makes what this one removes.
    private String maker(Operation operation) {
        return maker(operation.collection());
    }

    private String maker(String collection) {
        return order.stream()
                .filter(one -> one.method().equals("POST") && one.path().equals(collection))
                .map(Operation::id)
                .findFirst()
                .orElse("");
    }

    private void sent(Draft draft, boolean isRight) throws InterruptedException {
        Request request = draft.request();
        long began = System.nanoTime();
        HttpResponse<byte[]> answer;
        try {
            answer = client.send(request);
        } catch (UncheckedIOException none) {
            outcome.fault(request, 0, List.of("no answer: " + none.getCause()));
            return;
        }
        long took = (System.nanoTime() - began) / 1_000_000;
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        outcome.count(request, answer.statusCode(), isRight, took, text);
        List<String> faults = Verdict.of(contract, request, answer);
        if (!faults.isEmpty()) {
            outcome.fault(request, answer.statusCode(), faults);
        }
        if (answer.statusCode() < 300) {
            known.learn(draft, json(answer));
        }
        if (RightRequests.USING_UP.contains(draft.operation.id()) && (answer.statusCode() < 300 || lost(answer))) {
            actors.forgetPassing();
        } else if (isRight && lost(answer) && !draft.operation.id().equals("createSession")) {
            actors.renew();
        }
    }

    private static boolean lost(HttpResponse<byte[]> answer) {
        return answer.statusCode() == 401;
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json")) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException broken) {
            // The verdict says so.
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
