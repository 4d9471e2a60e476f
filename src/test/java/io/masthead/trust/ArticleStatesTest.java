package io.masthead.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.editorial.Status;
import io.masthead.shared.http.PathSegment;
import io.masthead.staff.Hiring;
import io.masthead.staff.Role;
import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.masthead.trust.Api.Operation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every operation on one article, by everybody, in every state of its life, against the table in
/// `article-states.txt`.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ArticleStatesTest {

    private static final Map<String, List<String>> TABLE = Allowed.read("article-states.txt");
    private static final Set<String> BY_PARAMETER = Set.of("resolveAddress", "readPreview");

    /// They act and leave an article where it stands.
    private static final Set<String> HARMLESS =
            Set.of("createPreviewLink", "countView", "patchArticle", "replaceArticle", "restoreRevision");

    /// An article, with an address under which it was shown before, and a link to its draft.
    private record Standing(Written article, String preview) {}

    private final Map<Status, Standing> standing = new EnumMap<>(Status.class);
    private List<Operation> operations;
    private Customer customer;
    private String category;
    private String owner;
    private String stranger;
    private String editor;
    private String admin;

    @BeforeEach
    void operationsAreKnown() {
        operations = Api.operations(
                one -> one.path().matches(".*/articles?/\\{(id|slugOrId)}.*") || BY_PARAMETER.contains(one.id()));
    }

    private void gather() {
        category = Newsroom.category("states", null);
        customer = Customer.under(Customer.allowing(category));
        owner = Newsroom.logIn(Hiring.hire(Role.AUTHOR));
        stranger = Newsroom.token(Role.AUTHOR);
        editor = Newsroom.token(Role.EDITOR);
        admin = Newsroom.token();
    }

    @Test
    void everyOperationOnAnArticleStandsInTheTable() {
        assertEquals(
                operations.stream().map(Operation::id).collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(TABLE.keySet()));
    }

    @Test
    void everyStateAllowsWhatTheTableSays() {
        gather();
        List<String> faults = new ArrayList<>();
        // What an admin changes is asked for once: each change needs an article of its own.
        Set<String> moved = new TreeSet<>();
        for (Operation operation : operations) {
            for (Status status : Status.values()) {
                String cell = TABLE.get(operation.id()).get(status.ordinal());
                if (cell.matches("\\d+")) {
                    int answer = ask(operation, status, null);
                    check(faults, operation, status, "everybody", cell, Integer.toString(answer));
                } else {
                    check(faults, operation, status, "another author", "refused", outcome(operation, status, stranger));
                    String owns = cell.equals("own") ? "done" : "refused or not now";
                    check(faults, operation, status, "its author", owns, outcome(operation, status, owner));
                    String editors = cell.equals("no") ? "not now" : "done";
                    check(faults, operation, status, "an editor", editors, outcome(operation, status, editor));
                    if (operation.reads() || cell.equals("no") || moved.add(operation.id())) {
                        check(faults, operation, status, "an admin", editors, outcome(operation, status, admin));
                    }
                }
            }
        }

        assertEquals(List.of(), faults);
    }

    private static void check(
            List<String> faults, Operation operation, Status status, String who, String expected, String answer) {
        if (!expected.equals(answer) && !expected.startsWith(answer + " or") && !expected.endsWith("or " + answer)) {
            faults.add(who + ", " + operation + ", " + status.wireName() + ": " + answer + " and not " + expected);
        }
    }

    private String outcome(Operation operation, Status status, String token) {
        int answer = ask(operation, status, token);
        return switch (answer) {
            case 200, 201, 204 -> "done";
            case 403, 404 -> "refused";
            case 409 -> "not now";
            default -> Integer.toString(answer);
        };
    }

    private int ask(Operation operation, Status status, String token) {
        Standing one = standing.computeIfAbsent(status, this::stand);
        List<String> headers = new ArrayList<>(List.of("X-Api-Key", customer.secret()));
        if (operation.isStaffs()) {
            headers.addAll(List.of("Authorization", "Bearer " + (token == null ? admin : token)));
        }
        if (operation.takes("If-Match")) {
            headers.addAll(List.of("If-Match", "*"));
        }
        String body = operation.id().equals("replaceArticle") ? "{\"title\": \"Anew\"}" : body(operation);
        int answer = Wire.send(
                        operation.method(),
                        address(operation, one),
                        body.isEmpty() ? "" : operation.type(),
                        body,
                        headers.toArray(String[]::new))
                .status();
        if (!operation.reads() && answer < 300 && !HARMLESS.contains(operation.id())) {
            standing.remove(status);
        }
        return answer;
    }

    private static String body(Operation operation) {
        return switch (operation.id()) {
            case "createPreviewLink", "publishArticle" -> "{}";
            default -> operation.body();
        };
    }

    private static String address(Operation operation, Standing one) {
        return switch (operation.id()) {
            case "readPreview" -> "/v1/previews/" + one.preview;
            case "resolveAddress" -> "/v1/resolve?url=" + PathSegment.encode("/articles/" + one.article.slug());
            default ->
                operation
                                .path()
                                .replaceFirst("\\{(id|slugOrId)}", one.article.id())
                                .replace("{number}", "1")
                        + (operation.id().equals("compareRevisions") ? "?against=1" : "");
        };
    }

    /// A story of the owner's, brought to where it is to stand by an admin.
    private Standing stand(Status status) {
        Written story = Story.about("states").in(category).write(Newsroom.bearing(owner));
        String preview = story.act("preview-links", null)
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        switch (status) {
            case DRAFT -> {}
            case IN_REVIEW -> story.act("submit", null).then().statusCode(200);
            case SCHEDULED -> story.publishAt(Instant.parse("2199-01-01T00:00:00Z"));
            case PUBLISHED -> story.publish();
            case WITHDRAWN -> story.publish().withdraw();
            case KILLED -> story.publish().kill("For the table", false);
            case TRASHED -> story.trash();
        }
        return new Standing(story, preview);
    }
}
