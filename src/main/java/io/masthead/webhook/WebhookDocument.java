package io.masthead.webhook;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// Describes what is posted to webhooks: no resource of ours receives it, so no annotation can. The rooms where events
/// come from describe their `data`.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 10)
public final class WebhookDocument implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        describe(
                document,
                "partnerEvent",
                "Partners",
                "A change for a partner",
                "What `/v1/syndication/changes` tells too, without the article: read that where you keep your copy.",
                "article.publish",
                reference("ChangeNotice"));
        describe(
                document,
                "houseEvent",
                "Webhooks (staff)",
                "A change for the house",
                "Something that readers see has changed: build anew what shows it.",
                "article.publish",
                reference("HouseNotice"));
        describe(
                document,
                "ping",
                "Partners",
                "A test",
                "What `POST …/webhooks/{id}/test` sends.",
                Payloads.PING,
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description("Which webhook it was sent to.")
                        .addProperty("webhookId", reference("Id"))
                        .addRequired("webhookId"));
    }

    private static void describe(
            OpenAPI document,
            String name,
            String tag,
            String summary,
            String description,
            String example,
            Schema data) {
        String schema = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Payload";
        document.getComponents().addSchema(schema, payload(summary, example, data));
        Operation operation = OASFactory.createOperation()
                .operationId(name)
                .summary(summary)
                .description(
                        description + " Signed as Standard Webhooks asks. An event may come more than once, under the"
                                + " same id; those about one article come in order.")
                .addTag(tag)
                .security(new ArrayList<>())
                .addParameter(header("webhook-id", "The event's id: the same for each try.", "evt_0MZ5Q4T2C8V1K"))
                .addParameter(header("webhook-timestamp", "When it was sent, in seconds since 1970.", "1777622400"))
                .addParameter(header(
                        "webhook-signature",
                        "One signature for each secret that holds, separated by blanks: `v1,` and the HMAC-SHA256 of"
                                + " `id.timestamp.body` in Base64.",
                        "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="))
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .description("The event.")
                        .content(json(schema)))
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("2XX", OASFactory.createAPIResponse().description("You have it."))
                        .addAPIResponse(
                                "410",
                                OASFactory.createAPIResponse()
                                        .description("You want nothing more: the webhook is paused."))
                        .addAPIResponse(
                                "default",
                                OASFactory.createAPIResponse().description("It is sent again later, for a day.")));
        document.addWebhook(name, OASFactory.createPathItem().POST(operation));
    }

    private static Schema payload(String summary, String example, Schema data) {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(summary + ", as it is posted to a webhook.")
                .addProperty(
                        "type",
                        OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .description(
                                        "What happened. There may come to be more: pass over what you do not know.")
                                .maxLength(60)
                                .addExample(example))
                .addProperty(
                        "timestamp",
                        OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .format("date-time")
                                .description("When it happened.")
                                .addExample("2026-05-01T08:00:00Z"))
                .addProperty("data", data)
                .addRequired("type")
                .addRequired("timestamp")
                .addRequired("data");
    }

    private static Content json(String schema) {
        return OASFactory.createContent()
                .addMediaType("application/json", OASFactory.createMediaType().schema(reference(schema)));
    }

    private static Schema reference(String schema) {
        return OASFactory.createSchema().ref(schema);
    }

    private static Parameter header(String name, String description, String example) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .required(true)
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).maxLength(500))
                .example(example);
    }
}
