package io.masthead.editorial;

import io.masthead.article.body.Body;
import io.masthead.article.body.BodyFromHtml;
import io.masthead.article.body.BodyFromMarkdown;
import io.masthead.article.body.ConvertedBody;
import io.masthead.article.body.ParsedBody;
import java.util.List;
import java.util.stream.Stream;

/// The body of an article, whichever way it was written.
///
/// @param dropped what HTML or Markdown had that a body cannot have, for the writer to know
record DraftBody(Body body, List<String> dropped) {

    static DraftBody of(ArticleInput input, DraftFaults faults) {
        if (Stream.of(input.body(), input.bodyHtml(), input.bodyMarkdown())
                        .filter(form -> form != null)
                        .count()
                > 1) {
            faults.add("/body", "too-many", "Give at most one of body, bodyHtml, bodyMarkdown.");
            return new DraftBody(Body.EMPTY, List.of());
        }
        if (input.bodyHtml() != null) {
            return converted(BodyFromHtml.convert(input.bodyHtml()), "/bodyHtml", faults);
        }
        if (input.bodyMarkdown() != null) {
            return converted(BodyFromMarkdown.convert(input.bodyMarkdown()), "/bodyMarkdown", faults);
        }
        if (input.body() == null) {
            return new DraftBody(Body.EMPTY, List.of());
        }
        ParsedBody parsed = Body.parse(input.body());
        parsed.faults().forEach(fault -> faults.add("/body" + fault.pointer(), fault.code(), fault.message()));
        return new DraftBody(parsed.body(), List.of());
    }

    private static DraftBody converted(ConvertedBody converted, String pointer, DraftFaults faults) {
        // What was converted must also hold as a body of its own: the same limits count.
        Body.parse(converted.body().toJson())
                .faults()
                .forEach(fault -> faults.add(pointer, fault.code(), fault.message()));
        return new DraftBody(
                converted.body(),
                converted.dropped().stream()
                        .map(dropped -> dropped.what() + " × " + dropped.count())
                        .toList());
    }
}
