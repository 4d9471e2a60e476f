package io.masthead.webhook;

import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.MergePatch;
import io.masthead.testing.Newsroom;
import io.masthead.testing.PublishedFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The house's endpoints in tests: made over HTTP as staff would, and worked for when a test says so.
@Singleton
class HouseWebhooks {

    static final String PATH = "/v1/admin/webhooks";

    private final Working working;
    private final ChangeLog log;
    private final PublishedFixture database;

    HouseWebhooks(Working working, ChangeLog log, PublishedFixture database) {
        this.working = working;
        this.log = log;
        this.database = database;
    }

    /// Makes an endpoint.
    ///
    /// @return its id
    String at(String url, String... types) {
        return made(url, types).path("id");
    }

    Response made(String url, String... types) {
        Response made = create(Map.of("url", url, "types", List.of(types)));
        made.then().statusCode(201);
        return made;
    }

    static Response create(Map<String, Object> body) {
        return Newsroom.admin().contentType(ContentType.JSON).body(body).post(PATH);
    }

    static Response read(String webhook) {
        return Newsroom.admin().get(PATH + "/" + webhook);
    }

    static Response act(String webhook, String action, Map<String, Object> body) {
        var request = Newsroom.admin().header("If-Match", "*").contentType(ContentType.JSON);
        return (body == null ? request : request.body(body)).post(PATH + "/" + webhook + "/" + action);
    }

    static Response patch(String webhook, Map<String, Object> patch) {
        return Newsroom.admin()
                .header("If-Match", "*")
                .contentType(MergePatch.TYPE)
                .body(new HashMap<>(patch))
                .patch(PATH + "/" + webhook);
    }

    static Response deliveries(String webhook, String query) {
        Response list = Newsroom.admin().get(PATH + "/" + webhook + "/deliveries" + query);
        list.then().statusCode(200);
        return list;
    }

    /// Does everything that there is to do now.
    void work(String webhook) throws InterruptedException {
        working.work(webhook);
    }

    /// One step of a node.
    boolean step(String webhook, String node) throws InterruptedException {
        return working.step(webhook, node);
    }

    /// Writes into the log that something happened to an article that nobody ever wrote.
    void log(String type, Id article) {
        QuarkusTransaction.requiringNew()
                .run(() -> log.note(Change.of(type, "article", article, List.of("article:" + article))));
    }

    void clear() {
        database.write("delete from webhook_try");
        database.write("delete from webhook_delivery");
        database.write("delete from webhook");
    }
}
