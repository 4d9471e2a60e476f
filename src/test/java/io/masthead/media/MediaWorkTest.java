package io.masthead.media;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.staff.ActingStaff;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Work that is done in the background, the library's filters, and the sweep.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestSecurity(user = "chief", roles = "admin", augmentors = ActingStaff.class)
class MediaWorkTest {

    private static final String MEDIA = "/v1/admin/media";

    @Inject
    MediaLibrary library;

    @Inject
    MediaWork work;

    @Inject
    Developing developing;

    @Inject
    MediaRepository media;

    @Inject
    MediaSweep sweep;

    @Inject
    MediaUse use;

    @Inject
    CurrentSizes sizes;

    @Inject
    EntityManager database;

    @Inject
    TestClock clock;

    @ConfigProperty(name = "masthead.data-dir")
    Path data;

    @AfterEach
    void asUsual() {
        clock.reset();
        sizes.use(RenditionSet.USUAL);
        // A login when the clock is ahead sweeps the sessions of now.
        Newsroom.forgetTokens();
    }

    @Test
    void pictureOfAKilledNodeIsTakenUpWhenItsLeaseIsOver() throws IOException {
        Id id = added(100);
        wish(id);
        MediaWork.Task taken =
                QuarkusTransaction.requiringNew().call(work::take).orElseThrow();
        assertEquals(id, taken.media());
        assertFalse(developing.one(), "somebody works on it");
        given().get(MEDIA + "/" + id).then().body("state", equalTo("processing"));

        clock.forward(MediaWork.LEASE.plusSeconds(1));
        assertTrue(developing.one());
        given().get(MEDIA + "/" + id).then().body("state", equalTo("ready"));
    }

    @Test
    void outcomeOfAnEarlierWishIsDropped() throws IOException {
        Id id = added(101);
        wish(id);
        MediaWork.Task earlier =
                QuarkusTransaction.requiringNew().call(work::take).orElseThrow();
        wish(id);
        assertFalse(QuarkusTransaction.requiringNew().call(() -> work.done(earlier)));
        assertTrue(developing.one());
        assertFalse(developing.one());
    }

    @Test
    void pictureWhoseUploadIsGoneIsGivenUpAndCanBeTriedAgain() throws IOException {
        Id id = added(102);
        Path source = data.resolve("media").resolve(source(id));
        byte[] bytes = Files.readAllBytes(source);
        Files.delete(source);
        wish(id);
        assertTrue(developing.one());
        given().get(MEDIA + "/" + id)
                .then()
                .body("state", equalTo("failed"))
                .body("failure", equalTo("file-missing"))
                .body("renditions", hasSize(10));
        given().get(MEDIA + "?state=failed").then().body("data.id", hasItem(id.toString()));
        given().get(MEDIA + "/renditions").then().body("failed", greaterThan(0));

        Files.write(source, bytes);
        given().post(MEDIA + "/renditions").then().statusCode(202);
        given().get(MEDIA + "/" + Newsroom.ready(id.toString())).then().body("state", equalTo("ready"));
    }

    @Test
    void uploadThatTurnsOutToBeDamagedIsGivenUp() throws IOException {
        Id id = added(103);
        Files.write(data.resolve("media").resolve(source(id)), new byte[] {'G', 'I', 'F', '8', '9', 'a', 0});
        wish(id);
        assertTrue(developing.one());
        given().get(MEDIA + "/" + id).then().body("failure", equalTo("picture-damaged"));
        given().header("If-Match", "*").delete(MEDIA + "/" + id).then().statusCode(204);
    }

    @Test
    void otherSizesAreMadeByCommandWithProgress() throws IOException {
        Id id = added(104);
        List<String> before = urls(id);
        sizes.use(RenditionSet.parse("100,200,300,400"));
        given().get(MEDIA + "/renditions").then().body("upToDate", equalTo(0));
        given().post(MEDIA + "/renditions").then().statusCode(202).body("processing", greaterThan(0));
        Newsroom.ready(id.toString());
        Response after = given().get(MEDIA + "/" + id);
        after.then().body("renditions.find { it.name == 'thumb' }.width", equalTo(100));
        after.<List<String>>path("renditions.url")
                .forEach(url -> given().get(url).then().statusCode(200));
        given().get(before.getFirst()).then().statusCode(200);
        assertTrue(keysLogged().contains("media:" + id));
    }

    @Test
    void filtersNarrowTheLibrary() throws IOException {
        Instant from = clock.instant();
        Id lantern = library.add(
                        Pictures.jpeg(61, 41, 105), new MediaInput("Red LANTERN 100%", null, "Wire", "CC BY", null))
                .id();
        Id disc = library.add(Pictures.encode(Pictures.disc(61, 41), "png"), MediaInput.NOTHING)
                .id();
        QuarkusTransaction.requiringNew().run(() -> use.use("article", Id.next(), List.of(disc)));
        String since = MEDIA + "?createdFrom=" + from;
        given().get(since).then().body("data.id", equalTo(List.of(lantern.toString(), disc.toString())));
        given().get(since + "&sort=-createdAt")
                .then()
                .body("data.id", equalTo(List.of(disc.toString(), lantern.toString())));
        for (String one : List.of("q=lantern", "q=100%", "q=cc by", "type=image/jpeg", "used=false")) {
            given().get(since + "&" + one).then().body("data.id", equalTo(List.of(lantern.toString())));
        }
        for (String other : List.of("type=image/png", "used=true")) {
            given().get(since + "&" + other).then().body("data.id", equalTo(List.of(disc.toString())));
        }
        String hash = given().get(MEDIA + "/" + disc).path("sha256");
        given().get(MEDIA + "?sha256=" + hash).then().body("data.id", equalTo(List.of(disc.toString())));
        for (String none : List.of("q=100_", "q=!", "state=processing", "uploader=" + Id.next(), "createdTo=" + from)) {
            given().get(since + "&" + none).then().body("data", hasSize(0));
        }
        String next = given().get(since + "&limit=1").path("page.next");
        given().get(since + "&limit=1&cursor=" + next).then().body("data.id", equalTo(List.of(disc.toString())));
        given().get(since + "&used=true&cursor=" + next).then().statusCode(400);
        for (String bad : List.of("type=image/svg", "used=maybe", "uploader=me", "sha256=abc", "state=lost")) {
            given().get(MEDIA + "?" + bad).then().statusCode(400);
        }
    }

    @Test
    void listRunsAsManyStatementsForManyAsForOne() throws IOException {
        added(106);
        added(107);
        String one = given().get(MEDIA + "?limit=1").header("Server-Timing");
        String many = given().get(MEDIA + "?limit=100").header("Server-Timing");
        assertEquals(one.replaceAll("dur=.*", ""), many.replaceAll("dur=.*", ""));
    }

    @Test
    void sweepRemovesWhatNoRowKnowsAndTellsWhatIsMissing() throws IOException {
        Id whole = added(108);
        Id broken = added(109);
        List<String> urls = urls(broken);
        Files.delete(file(urls.getFirst()));
        Path orphan = old("media/ab/ab" + "0".repeat(38) + "/card.jpg");
        Path upload = old("media/sources/0000000000001/" + "0".repeat(64));
        Path arriving = old("media/moving/left.tmp");
        Path young = data.resolve("media/ac/ac" + "0".repeat(38) + "/card.jpg");
        Files.createDirectories(young.getParent());
        Files.write(young, new byte[10]);
        age(file(urls(whole).getFirst()));

        given().post(MEDIA + "/sweep").then().statusCode(202);
        Instant asked = Instant.now();
        while (Files.exists(orphan) && Instant.now().isBefore(asked.plusSeconds(10))
                || !String.valueOf(given().get(MEDIA + "/sweep").<List<String>>path("pictures"))
                        .contains(broken.toString())) {
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
        for (Path gone : List.of(orphan, upload, arriving)) {
            assertFalse(Files.exists(gone), gone.toString());
        }
        assertTrue(Files.exists(young));
        urls(whole).forEach(url -> given().get(url).then().statusCode(200));
        given().get(MEDIA + "/sweep")
                .then()
                .body("removed", greaterThan(1))
                .body("pictures", hasItem(broken.toString()))
                .body("pictures", not(hasItem(whole.toString())));
    }

    @Test
    void formerAddressGoesAfterAWeek() throws IOException {
        Id id = added(110);
        List<String> former = urls(id);
        given().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{\"focalPoint\": {\"x\": 0, \"y\": 0}}")
                .patch(MEDIA + "/" + id)
                .then()
                .statusCode(200);
        Newsroom.ready(id.toString());
        sweep.sweep();
        given().get(former.getFirst()).then().statusCode(200);
        clock.forward(Duration.ofDays(8));
        sweep.sweep();
        given().get(former.getFirst()).then().statusCode(404);
        given().get(urls(id).getFirst()).then().statusCode(200);
    }

    @Test
    void uploadsAreNeverServed() throws IOException {
        String source = source(added(111));
        given().get("/media/" + source).then().statusCode(404);
        given().get("/media/" + source + "/original.jpg").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor", augmentors = ActingStaff.class)
    void onlyAdminsHaveEverythingMadeAnewOrSwept() {
        given().post(MEDIA + "/renditions").then().statusCode(403);
        given().post(MEDIA + "/sweep").then().statusCode(403);
        given().get(MEDIA + "/sweep").then().statusCode(403);
    }

    private Id added(int shade) throws IOException {
        return library.add(Pictures.jpeg(300, 200, shade), MediaInput.NOTHING).id();
    }

    private void wish(Id id) {
        QuarkusTransaction.requiringNew()
                .run(() -> work.wish(id, media.findById(id.value()).shown()));
    }

    private String source(Id id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> media.findById(id.value()).source().orElseThrow());
    }

    private List<String> urls(Id id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> media.images(List.of(id)).get(id).renditions().stream()
                        .map(rendition -> rendition.url().replaceFirst("^https?://[^/]+", ""))
                        .toList());
    }

    private Path file(String url) {
        String inside = url.substring("/media/".length());
        return data.resolve("media").resolve(inside.substring(0, 2)).resolve(inside);
    }

    private Path old(String path) throws IOException {
        Path file = data.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[10]);
        return age(file);
    }

    private static Path age(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
    }

    private List<String> keysLogged() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Sql.of(
                                "select surrogate_keys from change_entry where subject = 'media' order by seq desc limit 50")
                        .rows(database)
                        .stream()
                        .map(row -> row.text(0))
                        .toList());
    }
}
