package io.masthead.site;

import io.masthead.shared.http.PathSegment;
import io.masthead.shared.text.SafeLink;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address with gaps: `https://news.example/articles/{slug}`.
final class PageTemplate {

    /// The longest template, in characters.
    static final int LONGEST = 500;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    /// Nobody but the site itself decides which host a link leads to: no gap before the path.
    private static final Pattern WHOLE_HOST = Pattern.compile("https?://[^/?#{}]+[/?#].*", Pattern.CASE_INSENSITIVE);

    private PageTemplate() {}

    /// What is wrong with a template, as a sentence for people; nothing if it may be used.
    ///
    /// @param placeholders the gaps it may have; it must have one of them at least
    static Optional<String> fault(String template, Set<String> placeholders) {
        if (template.length() > LONGEST) {
            return Optional.of("A template has at most " + LONGEST + " characters.");
        }
        Matcher gaps = PLACEHOLDER.matcher(template);
        boolean any = false;
        while (gaps.find()) {
            if (!placeholders.contains(gaps.group(1))) {
                return Optional.of("The placeholder " + gaps.group() + " is not known here.");
            }
            any = true;
        }
        if (!any) {
            return Optional.of("The template must have " + String.join(" or ", named(placeholders)) + ".");
        }
        String filled = PLACEHOLDER.matcher(template).replaceAll("x");
        if (!SafeLink.isExternal(filled) || SafeLink.of(filled).isEmpty() || filled.matches(".*[{}].*")) {
            return Optional.of("A template is an absolute http or https address.");
        }
        return WHOLE_HOST.matcher(template).matches()
                ? Optional.empty()
                : Optional.of("A placeholder stands behind the host, not in it.");
    }

    /// Fills the gaps, each as one path segment.
    static String fill(String template, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int gap = template.indexOf('{'); gap >= 0; gap = template.indexOf('{', from)) {
            int end = template.indexOf('}', gap);
            String value = values.getOrDefault(template.substring(gap + 1, end), "");
            filled.append(template, from, gap).append(PathSegment.encode(value));
            from = end + 1;
        }
        return filled.append(template, from, template.length()).toString();
    }

    /// Reads back what stands in the last gap of a filled template; nothing if the address is of another page. An
    /// address may come without scheme and host.
    static Optional<String> read(String template, String address) {
        String pattern = address.startsWith("/") ? template.replaceFirst("^https?://[^/]+", "") : template;
        var regex = new StringBuilder();
        Matcher gaps = PLACEHOLDER.matcher(pattern);
        int end = 0;
        while (gaps.find()) {
            regex.append(Pattern.quote(pattern.substring(end, gaps.start()))).append("([^/?#]+)");
            end = gaps.end();
        }
        regex.append(Pattern.quote(pattern.substring(end))).append("/?");
        Matcher matcher = Pattern.compile(regex.toString()).matcher(address);
        return matcher.matches() && matcher.groupCount() > 0
                ? Optional.of(PathSegment.decode(matcher.group(matcher.groupCount())))
                : Optional.empty();
    }

    private static Set<String> named(Set<String> placeholders) {
        Set<String> named = new TreeSet<>();
        placeholders.forEach(name -> named.add("{" + name + "}"));
        return named;
    }
}
