package io.masthead.article.body;

import static io.masthead.article.body.Bodies.outline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFromMarkdownTest {

    @Test
    void structureIsKept() {
        Body body = convert("""
                # 标题

                第一段，
                没有空格。

                Some *em*, **strong**, ~~gone~~ and `code`
                in one paragraph.

                > A quotation.

                1. one
                   - nested
                2. two

                | a | b |
                |---|---|
                | 1 | **2** |

                ---

                ![A harbour](media:0MZ5Q4T2C8V1K "At dawn")
                """);
        assertEquals(
                List.of(
                        "h2:标题",
                        "normal:第一段，没有空格。",
                        "normal:Some em, strong, gone and code in one paragraph.",
                        "blockquote:A quotation.",
                        "number1:one",
                        "bullet2:nested",
                        "number1:two",
                        "table:#a|#b/1|2",
                        "divider",
                        "image:0MZ5Q4T2C8V1K:At dawn"),
                outline(body));
    }

    @Test
    void linksAreChecked() {
        TextBlock block = (TextBlock) convert(
                        "[a](https://example.org/) [b](javascript:alert(1)) [c](article:0MZ5Q4T2C8V2A) <https://example.org/d> [e](<java\tscript:x>)")
                .blocks()
                .getFirst();
        assertEquals(3, block.markDefs().size());
        assertEquals("https://example.org/", block.markDefs().get(0).href());
        assertEquals(Bodies.ARTICLE, block.markDefs().get(1).articleId());
        assertEquals("https://example.org/d", block.markDefs().get(2).href());
    }

    @Test
    void htmlInMarkdownGoesThroughTheSameList() {
        ConvertedBody converted = BodyFromMarkdown.convert("a <b onclick=x>b</b>\n\n<script>alert(1)</script>\n\nc");
        assertEquals(List.of("normal:a b", "normal:c"), outline(converted.body()));
        assertEquals(List.of(new Dropped("event-handler", 1), new Dropped("script", 1)), converted.dropped());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> ",
                "* ",
                "- 1. ",
                "[",
                "![",
                "*a _b ",
                "**a ",
                "`",
                "<div>",
                "\\",
                "~~a ",
                "](",
                "| a ",
                "a\n\n    "
            })
    void pathologicalMarkdownIsSurvived(String piece) {
        assertTimeout(Duration.ofSeconds(30), () -> BodyFromMarkdown.convert(piece.repeat(20_000) + "x"));
    }

    @Test
    void balancedNestingIsSurvived() {
        assertTimeout(Duration.ofSeconds(30), () -> {
            BodyFromMarkdown.convert("*a **a ".repeat(5_000) + "x" + "** *".repeat(5_000));
            BodyFromMarkdown.convert("[".repeat(10_000) + "x" + "](/a)".repeat(10_000));
            BodyFromMarkdown.convert("*".repeat(20_000) + "x" + "*".repeat(20_000));
        });
    }

    private static Body convert(String markdown) {
        ConvertedBody converted = BodyFromMarkdown.convert(markdown);
        assertEquals(List.of(), converted.faults());
        return converted.body();
    }
}
