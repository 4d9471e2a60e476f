package io.masthead.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A news portal's article page as it was printed, taken apart as an editor would who enters it anew. The file
/// itself is not part of the project.
///
/// @param partners brand, full name and tagline of each partner in the header
/// @param body the paragraphs between the lead and the credits, headings and captions among them
/// @param related headline and excerpt of each related item, the page's own among them
record PortalPage(
        List<List<String>> partners,
        String title,
        String publishedAt,
        long views,
        String lead,
        List<String> body,
        String columnEditor,
        String pictureCredit,
        String author,
        List<List<String>> related,
        List<String> friends,
        String description,
        String siteName,
        String domain,
        String copyright) {

    /// Where the file lies, if it is at hand.
    static final Path FILE = Path.of("../shared/data/portal-page.txt");

    /// The friend links are printed without anything between them; an editor knows where each name ends.
    private static final int[] FRIENDS = {4, 7, 5, 4, 7, 5, 3, 4, 2, 7, 7, 5, 6, 6, 5, 5, 5, 7, 6, 7, 6};

    private static final Pattern FACTS = Pattern.compile("时间:(\\S+) (\\S+) \\| 浏览:(\\d+)");
    private static final Pattern CREDITS = Pattern.compile("栏目主编:(\\S+) 题图来源:(\\S+)");
    private static final Pattern FOOT = Pattern.compile("(\\S+) (\\S+) (©\\S+)");

    static PortalPage read() throws IOException {
        List<String> lines = Arrays.stream(Files.readString(FILE).split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        List<List<String>> partners = new ArrayList<>();
        for (int i = 0; i < 9; i += 3) {
            partners.add(lines.subList(i, i + 3));
        }
        Matcher facts = matched(FACTS, lines.get(10));
        int credits = at(lines, "栏目主编:");
        Matcher named = matched(CREDITS, lines.get(credits));
        int related = at(lines, "相关资讯");
        int friends = at(lines, "友情链接");
        List<List<String>> items = new ArrayList<>();
        for (int i = related + 1; i < friends; i += 2) {
            items.add(lines.subList(i, i + 2));
        }
        Matcher foot = matched(FOOT, lines.get(friends + 3));
        return new PortalPage(
                partners,
                lines.get(9),
                facts.group(1) + "T" + facts.group(2) + "+08:00",
                Long.parseLong(facts.group(3)),
                lines.get(11),
                lines.subList(12, credits),
                named.group(1),
                named.group(2),
                lines.get(credits + 1).replaceFirst(".*作者:", ""),
                items,
                names(lines.get(friends + 1).replace(" ", "")),
                lines.get(friends + 2),
                foot.group(1),
                foot.group(2),
                foot.group(3));
    }

    /// The headings and captions, in order: no sentence is that short.
    List<String> shortLines() {
        return body.stream().filter(line -> line.length() < 20).toList();
    }

    private static Matcher matched(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalStateException("the page has changed: " + line);
        }
        return matcher;
    }

    private static int at(List<String> lines, String start) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i;
            }
        }
        throw new IllegalStateException("the page has changed: no " + start);
    }

    private static List<String> names(String run) {
        List<String> names = new ArrayList<>();
        int at = 0;
        for (int length : FRIENDS) {
            names.add(run.substring(at, at + length));
            at += length;
        }
        names.add(run.substring(at));
        return names.stream().filter(name -> !name.isEmpty()).toList();
    }
}
