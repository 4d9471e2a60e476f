package io.masthead.article.body;

import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.shared.text.SafeLink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the `children` and `markDefs` of a text block or of a cell.
final class PassageParser {

    /// What is shared by blocks and cells.
    record Inline(List<Span> children, List<LinkMark> markDefs) {}

    private static final Pattern ID = Pattern.compile("[0-9A-F][0-9A-HJKMNP-TV-Z]{12}");
    private static final Set<String> SPAN = Set.of("_type", "_key", "text", "marks");
    private static final Set<String> LINK = Set.of("_type", "_key", "href", "articleId");

    private static final String DECORATORS =
            Arrays.stream(Decorator.values()).map(Decorator::mark).collect(Collectors.joining(", "));

    private final Faults faults;
    private final Keys keys;

    PassageParser(Faults faults, Keys keys) {
        this.faults = faults;
        this.keys = keys;
    }

    /// @param key of the node that has the passage
    Inline parse(Members members, String key) {
        Map<String, Optional<LinkMark>> links = links(members, key);
        List<Span> spans = new ArrayList<>();
        Set<LinkMark> used = new LinkedHashSet<>();
        int i = 0;
        for (JsonNode child : members.list("children", BodyLimits.SPANS_OF_A_PASSAGE, true)) {
            int place = i++;
            Members.of(child, members.at("children") + "/" + place, faults)
                    .flatMap(m -> span(m, key + "/" + place, links, used))
                    .ifPresent(spans::add);
        }
        return new Inline(spans, List.copyOf(used));
    }

    /// Whether the text is an id as `Id` writes it.
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /// By the key they were given. A link with a fault is there as well, without value: its spans are not to blame.
    private Map<String, Optional<LinkMark>> links(Members members, String key) {
        Map<String, Optional<LinkMark>> links = new HashMap<>();
        int i = 0;
        for (JsonNode node : members.list("markDefs", BodyLimits.LINKS_OF_A_PASSAGE, false)) {
            int place = i++;
            Members.of(node, members.at("markDefs") + "/" + place, faults).ifPresent(m -> {
                String given = m.required("_key", BodyLimits.KEY);
                links.putIfAbsent(given, link(m, given, key + "/link/" + place));
            });
        }
        return links;
    }

    private Optional<LinkMark> link(Members members, String given, String seed) {
        String type = members.required("_type", BodyLimits.KEY);
        if (!type.isEmpty() && !type.equals("link")) {
            members.fault("_type", "unknown-mark-type", "The only mark definition is link.");
            return Optional.empty();
        }
        members.only(LINK);
        if (Decorator.named(given).isPresent()) {
            members.fault("_key", "reserved-key", "The name of a decorator cannot be the key of a link.");
        }
        Optional<String> article = members.optional("articleId", BodyLimits.LINE);
        Optional<String> href = members.optional("href", Integer.MAX_VALUE);
        if (article.isEmpty() && href.isEmpty()) {
            members.fault("href", "missing", "A link has an href or an articleId.");
            return Optional.empty();
        }
        Optional<String> hrefFault = href.flatMap(SafeLink::fault);
        hrefFault.ifPresent(sentence -> members.fault("href", "unsafe-link", sentence));
        boolean badId = article.isPresent() && !isId(article.get());
        if (badId) {
            members.fault("articleId", "invalid-id", "This is no id.");
        }
        if (hrefFault.isPresent() || badId) {
            return Optional.empty();
        }
        String key = keys.claim(given, () -> seed);
        return article.isPresent()
                ? Optional.of(new LinkMark(key, null, article.get()))
                : href.flatMap(SafeLink::of).map(address -> new LinkMark(key, address, null));
    }

    private Optional<Span> span(
            Members members, String seed, Map<String, Optional<LinkMark>> links, Set<LinkMark> used) {
        String type = members.required("_type", BodyLimits.KEY);
        if (!type.equals("span")) {
            if (!type.isEmpty()) {
                members.fault("_type", "unknown-child-type", "The only child is span.");
            }
            return Optional.empty();
        }
        members.only(SPAN);
        String text = members.optional("text", Integer.MAX_VALUE).orElse("");
        if (!members.has("text")) {
            members.fault("text", "missing", "A text is expected.");
        }
        List<String> marks = marks(members, links, used);
        return Optional.of(new Span(keys.claim(members.key(), () -> seed), text, marks));
    }

    private List<String> marks(Members members, Map<String, Optional<LinkMark>> links, Set<LinkMark> used) {
        Set<String> marks = new LinkedHashSet<>();
        LinkMark only = null;
        int i = 0;
        for (JsonNode node : members.list("marks", BodyLimits.LINKS_OF_A_PASSAGE, false)) {
            String pointer = members.at("marks") + "/" + i++;
            String mark = node.asText();
            if (!node.isTextual()) {
                faults.add(pointer, "wrong-type", "A text is expected.");
            } else if (Decorator.named(mark).isPresent()) {
                marks.add(mark);
            } else if (!links.containsKey(mark)) {
                faults.add(pointer, "dangling-mark", "A mark is " + DECORATORS + " or the _key of a markDef here.");
            } else if (only != null && links.get(mark).filter(only::equals).isEmpty()) {
                faults.add(pointer, "nested-link", "A span has one link at most.");
            } else if (links.get(mark).isPresent()) {
                only = links.get(mark).get();
                used.add(only);
                marks.add(only.key());
            }
        }
        return List.copyOf(marks);
    }
}
