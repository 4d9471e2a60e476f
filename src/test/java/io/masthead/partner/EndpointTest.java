package io.masthead.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.PathTemplate;
import io.masthead.syndication.AccountResource;
import io.masthead.syndication.AcknowledgementResource;
import io.masthead.syndication.ChangesResource;
import io.masthead.syndication.DrillResource;
import io.masthead.syndication.ReceiptResource;
import io.masthead.syndication.StreamResource;
import io.masthead.syndication.SyndicationResource;
import io.masthead.syndication.WebhookResource;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

/// The door asks for the scopes that the documentation names.
class EndpointTest {

    @Test
    void everyEndpointOfTheAreaIsNamedWithItsScope() {
        Set<String> seen = new TreeSet<>();
        for (Class<?> resource : List.of(
                AccountResource.class,
                AcknowledgementResource.class,
                ChangesResource.class,
                DrillResource.class,
                ReceiptResource.class,
                StreamResource.class,
                SyndicationResource.class,
                WebhookResource.class)) {
            NeedsScope ofClass = resource.getAnnotation(NeedsScope.class);
            for (Method method : resource.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Operation.class)) {
                    NeedsScope ofMethod = method.getAnnotation(NeedsScope.class);
                    String scope = (ofMethod == null ? ofClass : ofMethod).value();
                    String path = PathTemplate.of(method).replaceAll("\\{[^}]*}", "0MZ5Q4T2C8V1K");
                    assertEquals(scope, Endpoint.at(path).scope(), path);
                    seen.add(Endpoint.at(path).toString());
                }
            }
        }
        assertEquals(
                Set.of(
                        "account",
                        "acknowledge",
                        "confirm-takedown",
                        "drills",
                        "list-articles",
                        "read-article",
                        "read-changes",
                        "rotate-key",
                        "stream-changes",
                        "webhooks"),
                seen);
    }

    @Test
    void whatIsNotNamedIsClosed() {
        for (String path : List.of("/v1/syndication", "/v1/syndication/changesx", "/v1/syndication/articlesx", "/")) {
            assertNull(Endpoint.at(path).scope(), path);
        }
    }

    @Test
    void numbersInTheDatabaseStayWhatTheyAre() {
        for (Endpoint endpoint : Endpoint.values()) {
            assertEquals(endpoint, Endpoint.of(endpoint.number()));
        }
        assertEquals(3, Endpoint.LIST_ARTICLES.number());
        assertEquals(Endpoint.OTHER, Endpoint.of(4711));
    }
}
