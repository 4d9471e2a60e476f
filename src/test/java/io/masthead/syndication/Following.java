package io.masthead.syndication;

import io.masthead.testing.Customer;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A partner as its own program is: it does what each change says, and knows nothing but its cursor.
final class Following {

    private static final int MOST_PAGES = 200;

    private final Customer customer;
    private final Map<String, Integer> copy = new TreeMap<>();
    private String cursor;

    Following(Customer customer) {
        this.customer = customer;
    }

    /// One page; what it says is done.
    JsonPath page(int limit) {
        Response answer = ask("limit=" + limit);
        answer.then().statusCode(200);
        JsonPath page = answer.jsonPath();
        page.<Map<String, Object>>getList("data").forEach(this::take);
        cursor = page.getString("page.next");
        return page;
    }

    /// The answer to where it stands, whatever comes.
    Response ask(String parameters) {
        return customer.request()
                .urlEncodingEnabled(false)
                .get("/v1/syndication/changes?" + parameters + (cursor == null ? "" : "&cursor=" + cursor));
    }

    /// Reads on until nothing is new.
    ///
    /// @return each change as its type and article, in order
    List<String> catchUp() {
        return catchUp(100);
    }

    List<String> catchUp(int limit) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < MOST_PAGES; i++) {
            JsonPath page = page(limit);
            page.<Map<String, Object>>getList("data")
                    .forEach(change -> told.add(change.get("type") + " " + change.get("articleId")));
            if (page.getBoolean("page.caughtUp")) {
                return told;
            }
        }
        throw new AssertionError("it never catches up: " + told);
    }

    /// The copy: versions by article.
    Map<String, Integer> copy() {
        return Map.copyOf(copy);
    }

    /// What the partner's list shows at this moment.
    Map<String, Integer> source() {
        Map<String, Integer> found = new TreeMap<>();
        String next = null;
        do {
            JsonPath page = customer.request()
                    .urlEncodingEnabled(false)
                    .get("/v1/syndication/articles?limit=100&body=none" + (next == null ? "" : "&cursor=" + next))
                    .jsonPath();
            page.<Map<String, Object>>getList("data")
                    .forEach(article -> found.put((String) article.get("id"), (Integer) article.get("version")));
            next = page.getString("page.next");
        } while (next != null);
        return Map.copyOf(found);
    }

    String key() {
        return customer.secret();
    }

    String cursor() {
        return cursor;
    }

    private void take(Map<String, Object> change) {
        String id = (String) change.get("articleId");
        switch ((String) change.get("type")) {
            case "withdraw", "kill", "entitlement-lost" -> copy.remove(id);
            case "publish", "update", "correct", "entitlement-gained" ->
                copy.put(id, (Integer) ((Map<?, ?>) change.get("article")).get("version"));
            default -> {
                // What it does not know it leaves out.
            }
        }
    }
}
