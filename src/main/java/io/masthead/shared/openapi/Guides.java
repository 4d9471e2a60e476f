package io.masthead.shared.openapi;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// The guides for people as pages: Markdown beside this class, each beginning with its title. They load nothing, from
/// here or elsewhere, and their examples are run by the tests of the TypeScript client.
@ApplicationScoped
public class Guides {

    private static final List<String> NAMES =
            List.of("first-page", "caching", "paging", "views", "slots", "partner-mirror", "webhooks", "errors");
    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());

    private final Map<String, String> pages = new LinkedHashMap<>();

    Guides() {
        Map<String, String> texts = new LinkedHashMap<>();
        NAMES.forEach(name -> texts.put(name, read(name + ".md")));
        StringBuilder list = new StringBuilder();
        texts.forEach((name, text) -> list.append("<li><a href=\"/docs/%s\">%s</a></li>".formatted(name, title(text))));
        texts.put("", read("index.md"));
        String frame = read("frame.html");
        texts.forEach((name, text) -> pages.put(
                name,
                frame.replace("{title}", title(text)).replace("{guides}", list).replace("{text}", html(text))));
    }

    /// A guide as HTML; the empty name is the page that leads to all.
    Optional<String> page(String name) {
        return Optional.ofNullable(pages.get(name));
    }

    private static String title(String text) {
        return text.lines().findFirst().orElseThrow().substring(2);
    }

    private static String html(String text) {
        return HtmlRenderer.builder()
                .extensions(TABLES)
                .build()
                .render(Parser.builder().extensions(TABLES).build().parse(text));
    }

    private static String read(String file) {
        try (InputStream in = Guides.class.getResourceAsStream("guides/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
