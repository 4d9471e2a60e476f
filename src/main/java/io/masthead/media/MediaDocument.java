package io.masthead.media;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Describes the files that [MediaRoute] serves: no resource does, so no annotation can.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 10)
public final class MediaDocument implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.addTag(OASFactory.createTag().name("Media").description("The files of pictures."));
        document.getPaths()
                .addPathItem(
                        "/media/{hash}/{rendition}.{ext}",
                        OASFactory.createPathItem().GET(operation()));
    }

    private static Operation operation() {
        return OASFactory.createOperation()
                .operationId("readMediaFile")
                .summary("Load a picture")
                .description(
                        "The bytes of one rendition, kept for a year: another content has another address. Take the"
                                + " address from `renditions` of an image; do not build it.")
                .addTag("Media")
                .security(new ArrayList<>())
                .addParameter(parameter("hash", "The picture's content, as a hash.")
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .pattern("^[0-9a-f]{40}$"))
                        .example("0a4d55a8d778e5022fab701977c5d840bbc486d0"))
                .addParameter(choice("rendition", "Its size.", "card", renditions()))
                .addParameter(choice("ext", "Its format.", "webp", List.of("gif", "jpg", "png", "webp")))
                .addParameter(OASFactory.createParameter().ref("IfNoneMatch"))
                .addParameter(OASFactory.createParameter()
                        .name("Range")
                        .in(Parameter.In.HEADER)
                        .description("One part of the file, in bytes (RFC 9110).")
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .maxLength(100))
                        .example("bytes=0-1023"))
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("200", found().content(pictures()))
                        .addAPIResponse(
                                "206", found().description("A part of it.").content(pictures()))
                        .addAPIResponse("304", found().description("You have it already."))
                        .addAPIResponse("404", OASFactory.createAPIResponse().ref("NotFound"))
                        .addAPIResponse("416", unsatisfiable())
                        .addAPIResponse("500", OASFactory.createAPIResponse().ref("InternalError"))
                        .addAPIResponse(
                                "default", OASFactory.createAPIResponse().ref("OtherProblem")));
    }

    private static APIResponse found() {
        APIResponse answer = OASFactory.createAPIResponse().description("The picture.");
        for (String header : List.of("X-Request-Id", "Cache-Control", "ETag")) {
            answer.addHeader(header, OASFactory.createHeader().ref(header));
        }
        return answer;
    }

    private static APIResponse unsatisfiable() {
        return OASFactory.createAPIResponse()
                .description("The file has no such part; `Content-Range` says how long it is.")
                .addHeader("X-Request-Id", OASFactory.createHeader().ref("X-Request-Id"))
                .addHeader("Cache-Control", OASFactory.createHeader().ref("Cache-Control"))
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))
                                        .example(new TreeMap<>(Map.of(
                                                "type", "urn:masthead:problem:range-not-satisfiable",
                                                "title", "Range not satisfiable",
                                                "status", 416,
                                                "detail", "The file has 48213 bytes.",
                                                "instance", "/media/0a4d55a8d778e5022fab701977c5d840bbc486d0/card.webp",
                                                "code", "range-not-satisfiable",
                                                "requestId", "0MZ5Q4T2C8V1K")))));
    }

    private static Content pictures() {
        Content content = OASFactory.createContent();
        for (PictureFormat format : PictureFormat.values()) {
            content.addMediaType(
                    format.contentType(),
                    OASFactory.createMediaType()
                            .schema(OASFactory.createSchema()
                                    .addType(SchemaType.STRING)
                                    .format("binary")
                                    .maxLength(100_000_000)));
        }
        return content;
    }

    private static List<String> renditions() {
        return Stream.of(RenditionKind.values()).map(RenditionKind::key).toList();
    }

    private static Parameter choice(String name, String description, String example, List<String> choices) {
        return parameter(name, description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).enumeration(List.copyOf(choices)))
                .example(example);
    }

    private static Parameter parameter(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.PATH)
                .required(true)
                .description(description);
    }
}
