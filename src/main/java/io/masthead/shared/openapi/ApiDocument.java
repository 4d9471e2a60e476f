package io.masthead.shared.openapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/// Completes the document that the scanner makes of the annotations. Runs at build time, after the rooms' own filters.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDocument implements OASFilter {

    private final IndexView code;

    public ApiDocument(IndexView code) {
        this.code = code;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = document.getComponents();
        Schemas schemas = new Schemas(components);
        introduce(document);
        addShared(components);
        inlined(schemas);
        schemas.useInputs();
        schemas.correct();
        Bodies bodies = new Bodies(components, schemas);
        Collection<PathItem> items = document.getPaths().getPathItems().values();
        schemas.openChoices(schemas.reachedFrom(requested(items)));
        items.forEach(item -> item.getOperations().values().forEach(operation -> bodies.request(item, operation)));
        webhooks(document)
                .forEach(item -> item.getOperations().values().forEach(operation -> bodies.request(item, operation)));
        complete(document, bodies);
        bound(document);
        schemas.keepOnly(schemas.reachedFrom(shown(document)));
        components.setExamples(new TreeMap<>(components.getExamples()));
        components.setResponses(new TreeMap<>(components.getResponses()));
    }

    private void complete(OpenAPI document, Bodies bodies) {
        Map<String, Endpoint> endpoints = Endpoints.of(code);
        Operations operations = new Operations(bodies, versioned(document));
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    Endpoint endpoint = endpoints.get(operation.getOperationId());
                    if (endpoint != null) {
                        operations.complete(path, method, operation, endpoint);
                    } else {
                        // A route without a resource is described by its room, and open to all.
                        operation.setSecurity(new ArrayList<>(List.of(OASFactory.createSecurityRequirement())));
                        operation.getResponses().getAPIResponses().values().stream()
                                .filter(answer -> answer.getRef() == null)
                                .forEach(Headers::addCommon);
                    }
                }));
    }

    private static void bound(OpenAPI document) {
        Stream.concat(document.getComponents().getSchemas().values().stream(), shown(document).stream())
                .forEach(schema -> Schemas.each(schema, Bounds::complete));
    }

    private static void introduce(OpenAPI document) {
        document.info(OASFactory.createInfo()
                .title("Masthead")
                .version("v1")
                .summary("A headless news CMS")
                .description(Introduction.TEXT)
                .license(OASFactory.createLicense().name("Apache 2.0").identifier("Apache-2.0")));
        document.servers(List.of(OASFactory.createServer()
                .url("/")
                .description("This server, be it production, staging or local.")
                .addExtension("x-internal", false)));
        List<Tag> tags = new ArrayList<>(document.getTags());
        tags.sort(Comparator.comparing((Tag tag) -> tag.getName().contains("(staff)"))
                .thenComparing(Tag::getName));
        document.tags(tags);
    }

    private static void addShared(Components components) {
        for (Answer answer : Answer.values()) {
            components.addResponse(answer.component(), answer.response());
        }
        Headers.all().forEach(components::addHeader);
        components.addParameter(
                "IfNoneMatch",
                OASFactory.createParameter()
                        .name("If-None-Match")
                        .in(Parameter.In.HEADER)
                        .description("The `ETag` of the answer that you have; if it is still good you get `304`.")
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .maxLength(2000))
                        .example("\"6ZkqV0y0fHhQzq1xVn2s\""));
        components.addParameter(
                "IdempotencyKey",
                OASFactory.createParameter()
                        .name("Idempotency-Key")
                        .in(Parameter.In.HEADER)
                        .description(
                                "A key of your choice. For 24 hours, the same request with the same key is answered"
                                        + " as it was the first time, and not done again; another request with it is `422"
                                        + " idempotency-key-reused`. While the first one is under way a second is `409"
                                        + " request-under-way`, and if the first answer showed a secret it is `409"
                                        + " secret-already-shown`. What was refused is not kept.")
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .pattern("^[!-~]{1,128}$")
                                .maxLength(128))
                        .example("8e03978e-40d5-43dd-bc93-6894a57f9324"));
        components.addSecurityScheme(
                Operations.PARTNER_KEY,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name("X-Api-Key")
                        .description("A partner's key: `mh_<environment>_<prefix>_<secret>`. Never in an address."));
        components.addSecurityScheme(
                Operations.STAFF_TOKEN,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("The token of a session, from `POST /v1/admin/sessions`; an API token, from `POST"
                                + " /v1/admin/tokens`; or a token of the configured OpenID Connect issuer."));
    }

    /// Where a record carries the members of another one beside its own.
    private void inlined(Schemas schemas) {
        for (AnnotationInstance unwrapped : code.getAnnotations(JsonUnwrapped.class)) {
            if (unwrapped.target().kind() == AnnotationTarget.Kind.FIELD) {
                var field = unwrapped.target().asField();
                ClassInfo other = code.getClassByName(field.type().name());
                String name = schemaName(field.declaringClass());
                boolean first = field.declaringClass()
                        .recordComponentsInDeclarationOrder()
                        .getFirst()
                        .name()
                        .equals(field.name());
                if (other != null && schemas.named(name) != null && schemas.named(schemaName(other)) != null) {
                    schemas.order(name, schemaName(other), first);
                }
            }
        }
    }

    private static String schemaName(ClassInfo type) {
        AnnotationInstance schema =
                type.declaredAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }

    /// The paths of resources that have a version, and of the lists that they are added to.
    private static Set<String> versioned(OpenAPI document) {
        Set<String> paths = new HashSet<>();
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (item.getOperations().values().stream().anyMatch(Operations::isGuarded)) {
                paths.add(path);
                paths.add(path.replaceFirst("/\\{[^/]*}$", ""));
            }
        });
        return paths;
    }

    private static List<Schema> requested(Collection<PathItem> items) {
        return items.stream()
                .flatMap(item -> item.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .map(Bodies::ofRequest)
                .toList();
    }

    /// What we send to others: its bodies are ours, not requests that we are strict about.
    private static Collection<PathItem> webhooks(OpenAPI document) {
        return document.getWebhooks() == null
                ? List.of()
                : document.getWebhooks().values();
    }

    private static Stream<PathItem> all(OpenAPI document) {
        return Stream.concat(document.getPaths().getPathItems().values().stream(), webhooks(document).stream());
    }

    private static List<Schema> shown(OpenAPI document) {
        Stream<Content> ofOperations = all(document)
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> Stream.concat(
                        operation.getRequestBody() == null
                                ? Stream.empty()
                                : Stream.of(operation.getRequestBody().getContent()),
                        operation.getResponses().getAPIResponses().values().stream()
                                .map(answer -> answer.getContent())));
        Stream<Content> shared =
                document.getComponents().getResponses().values().stream().map(answer -> answer.getContent());
        Stream<Schema> ofBodies = Stream.concat(ofOperations, shared)
                .filter(content -> content != null && content.getMediaTypes() != null)
                .flatMap(content -> content.getMediaTypes().values().stream())
                .map(MediaType::getSchema);
        Stream<Schema> ofParameters = document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation ->
                        operation.getParameters() == null ? Stream.empty() : operation.getParameters().stream())
                .map(Parameter::getSchema);
        return Stream.concat(ofBodies, ofParameters)
                .filter(schema -> schema != null)
                .toList();
    }
}
