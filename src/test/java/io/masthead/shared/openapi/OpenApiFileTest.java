package io.masthead.shared.openapi;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The document in the repository is the one that the application serves. With `-Dopenapi.write=true` it is written.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OpenApiFileTest {

    private static final Path FILE = Path.of("openapi/openapi.yaml");

    @Test
    void fileSaysWhatTheApplicationServes() throws IOException {
        String served = quoted(given().get("/openapi").asString());
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, served);
        }
        String file = Files.exists(FILE) ? Files.readString(FILE) : "";
        assertEquals(
                file,
                served,
                "openapi/openapi.yaml differs from what the code says. If that is meant, refresh it and commit it:\n"
                        + "  ./masthead test -Dtest=OpenApiFileTest -Dopenapi.write=true\n");
    }

    /// Many tools still read YAML 1.1, to which a time without quotation marks is no text.
    private static String quoted(String yaml) {
        return yaml.replaceAll("(?m)^(\\s*(?:- )*(?:\\w+: )?)(\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z)$", "$1\"$2\"");
    }
}
