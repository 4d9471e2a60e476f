package io.masthead.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.id.Id;
import io.masthead.staff.Role;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuditLogTest {

    private static final String LOG = "/v1/admin/audit-log";
    private static final String CATEGORIES = "/v1/admin/categories";

    private static final JavaClasses MASTHEAD = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.masthead");

    @Inject
    EntityManager database;

    @Inject
    TestClock clock;

    @AfterEach
    void clockRunsNormally() {
        clock.reset();
        // A login when the clock is ahead sweeps the sessions of now.
        Newsroom.forgetTokens();
    }

    @Test
    void writeTellsWhoWhatWhenAndFromWhichVersionToWhich() {
        String chief = Newsroom.admin().get("/v1/admin/staff/me").path("id");
        String slug = Story.slug("audited");
        String id = Newsroom.createCategory("Audited", slug, null);
        String before = clock.instant().toString();

        Response changed = Newsroom.admin()
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"v0\"")
                .header("X-Request-Id", "audit-" + id)
                .body(Map.of("name", "Audited anew"))
                .patch(CATEGORIES + "/" + slug);
        changed.then().statusCode(200);

        Response log = about("category", id);
        log.then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("data.operation", equalTo(List.of("patchCategory", "createCategory")))
                .body("data[0].staff", equalTo(chief))
                .body("data[0].staffName", equalTo("Administrator"))
                .body("data[0].via", equalTo("session"))
                .body("data[0].method", equalTo("PATCH"))
                .body("data[0].path", equalTo("/v1/admin/categories/{id}"))
                .body("data[0].subject", equalTo("category"))
                .body("data[0].subjectId", equalTo(id))
                .body("data[0].fromVersion", equalTo(0))
                .body("data[0].toVersion", equalTo(version(changed)))
                .body("data[0].requestId", equalTo("audit-" + id))
                .body("data[1].fromVersion", nullValue())
                .body("data[1].toVersion", equalTo(0));
        assertTrue(log.<String>path("data[0].at").compareTo(before) >= 0);
    }

    @Test
    void thingRemovedByItsNameIsKnownByItsId() {
        String slug = Story.slug("removed");
        String id = Newsroom.createCategory("Removed", slug, null);
        Newsroom.admin()
                .header("If-Match", "\"v0\"")
                .delete(CATEGORIES + "/" + slug)
                .then()
                .statusCode(204);

        about("category", id)
                .then()
                .body("data[0].operation", equalTo("removeCategory"))
                .body("data[0].fromVersion", equalTo(0))
                .body("data[0].toVersion", nullValue());
    }

    @Test
    void articleTellsItsRevision() {
        String category = Newsroom.category("audited", null);
        String id = Newsroom.create(
                "/v1/admin/articles", Map.of("title", "Audited", "category", category, "bodyHtml", "<p>a</p>"));
        int revision = Newsroom.admin().get("/v1/admin/articles/" + id).path("revision");

        about("article", id).then().body("data[0].revision", equalTo(revision));

        Newsroom.admin()
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("subtitle", "Whatever stood there"))
                .patch("/v1/admin/articles/" + id)
                .then()
                .statusCode(200);

        about("article", id)
                .then()
                .body("data[0].fromVersion", notNullValue())
                .body("data[0].fromRevision", equalTo(revision))
                .body("data[0].revision", equalTo(revision + 1));
    }

    @Test
    void writeOfAProgramNamesItsToken() {
        Response token = Newsroom.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Audited", "scopes", List.of("taxonomy:write")))
                .post("/v1/admin/tokens");
        String slug = Story.slug("by-token");
        String id = Newsroom.bearing(token.path("secret"))
                .contentType(ContentType.JSON)
                .body(Map.of("name", "By token", "slug", slug))
                .post(CATEGORIES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        about("category", id)
                .then()
                .body("data[0].via", equalTo("token"))
                .body("data[0].credential", equalTo(token.path("id")));
    }

    @Test
    void whatFailedLeavesNoRow() {
        String slug = Story.slug("refused");
        Newsroom.createCategory("Refused", slug, null);
        Newsroom.as(Role.AUTHOR).get(CATEGORIES).then().statusCode(200);
        long before = rows();
        post(Newsroom.token(), Map.of("name", "Twice", "slug", slug)).then().statusCode(409);
        post(Newsroom.token(), Map.of("name", " ")).then().statusCode(422);
        Newsroom.as(Role.AUTHOR)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Forbidden"))
                .post(CATEGORIES)
                .then()
                .statusCode(403);
        Newsroom.admin()
                .header("If-Match", "\"v7\"")
                .delete(CATEGORIES + "/" + slug)
                .then()
                .statusCode(412);
        assertEquals(before, rows());
    }

    @Test
    void writeWithoutItsRowIsNoWrite() {
        String slug = Story.slug("unwritten");
        change("alter table audit_entry add constraint audit_refuses check (request_id <> 'refuse-me')");
        try {
            Newsroom.admin()
                    .header("X-Request-Id", "refuse-me")
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", "Unwritten", "slug", slug))
                    .post(CATEGORIES)
                    .then()
                    .statusCode(500);
        } finally {
            change("alter table audit_entry drop constraint audit_refuses");
        }
        Newsroom.admin().get(CATEGORIES + "/" + slug).then().statusCode(404);
    }

    @Test
    void filtersNarrowAndPagesWalk() {
        clock.forward(java.time.Duration.ofDays(400));
        String from = clock.instant().toString();
        String slug = Story.slug("walked");
        String token = Newsroom.logIn(Newsroom.CHIEF);
        Newsroom.forgetTokens();
        for (int i = 0; i < 3; i++) {
            post(token, Map.of("name", "Walked", "slug", slug + i)).then().statusCode(201);
        }
        clock.forward(java.time.Duration.ofSeconds(1));
        String to = clock.instant().toString();
        String list = LOG + "?subject=category&from=" + from + "&to=" + to;
        Newsroom.bearing(token).get(list).then().body("data", hasSize(3));

        Response first = Newsroom.bearing(token).get(list + "&limit=2");
        first.then().body("data", hasSize(2));
        String cursor = first.path("page.next");
        Newsroom.bearing(token)
                .get(list + "&limit=2&cursor=" + cursor)
                .then()
                .body("data", hasSize(1))
                .body("page.next", nullValue())
                .body("data[0].id", not(equalTo(first.path("data[1].id"))));
        Newsroom.bearing(token).get(LOG + "?limit=2&cursor=" + cursor).then().statusCode(400);
        Newsroom.bearing(token).get(LOG + "?subject=category&from=" + to).then().body("data", hasSize(0));
        String chief = Newsroom.bearing(token).get("/v1/admin/staff/me").path("id");
        Newsroom.bearing(token).get(LOG + "?staff=" + chief).then().body("data.staff", everyItem(equalTo(chief)));
        Newsroom.bearing(token).get(LOG + "?staff=" + Id.next()).then().body("data", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff=me", "from=yesterday", "limit=0", "limit=101", "cursor=x", "colour=red"})
    void parameterThatIsNoneIsABadRequest(String parameter) {
        Newsroom.admin().get(LOG + "?" + parameter).then().statusCode(400);
    }

    @Test
    void onlyAdminsReadIt() {
        Newsroom.as(Role.EDITOR).get(LOG).then().statusCode(403);
        Newsroom.as(Role.AUTHOR).get(LOG).then().statusCode(403);
        Newsroom.admin().delete(LOG).then().statusCode(405);
        Newsroom.admin().post(LOG).then().statusCode(405);
    }

    @Test
    void nothingInTheCodeChangesOrRemovesAnEntry() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            List<Path> changing = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(java|sql)"))
                    .filter(file -> read(file).matches("(?is).*(update|delete\\s+from|truncate)\\s+audit_entry.*"))
                    .toList();
            assertEquals(List.of(), changing);
        }
        noClasses()
                .that()
                .resideOutsideOfPackages("io.masthead.audit..", "io.masthead.staff..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.masthead.audit..")
                .check(MASTHEAD);
    }

    /// The others work in transactions of their own, and say themselves what they wrote.
    @Test
    void writesThatAreNotTransactionalAreKnownByName() {
        Set<String> own = MASTHEAD.stream()
                .filter(type -> type.isAnnotatedWith(ForStaff.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(AuditLogTest::writes)
                .filter(method -> !method.isAnnotatedWith(Transactional.class))
                .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                Set.of(
                        "BulkAdminResource.change",
                        "ImportAdminResource.begin",
                        "MediaUploadAdminResource.replaceFile",
                        "MediaUploadAdminResource.upload",
                        "MediaUploadAdminResource.uploadForm",
                        "SelfAdminResource.changePassword",
                        "SessionAdminResource.create",
                        "StaffAdminResource.create",
                        "StaffAdminResource.resetPassword",
                        "WebhookAdminResource.test"),
                own,
                "call WriteRecord in each transaction of such an operation, and name it here");
        assertTrue(MASTHEAD.stream()
                        .filter(type -> type.isAnnotatedWith(ForStaff.class))
                        .map(JavaClass::getName)
                        .count()
                > 10);
    }

    private static boolean writes(JavaMethod method) {
        return method.isAnnotatedWith(POST.class)
                || method.isAnnotatedWith(PUT.class)
                || method.isAnnotatedWith(PATCH.class)
                || method.isAnnotatedWith(DELETE.class);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static int version(Response answer) {
        return Integer.parseInt(answer.header("ETag").replaceAll("\\D", ""));
    }

    private static Response about(String subject, String id) {
        return Newsroom.admin().get(LOG + "?subject=" + subject + "&subjectId=" + id);
    }

    private static Response post(String token, Object body) {
        return Newsroom.bearing(token).contentType(ContentType.JSON).body(body).post(CATEGORIES);
    }

    private long rows() {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) database.createNativeQuery("select count(*) from audit_entry")
                                .getSingleResult())
                        .longValue());
    }

    private void change(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(sql).executeUpdate());
    }
}
