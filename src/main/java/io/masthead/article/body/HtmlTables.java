package io.masthead.article.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Tables of HTML.
final class HtmlTables {

    private HtmlTables() {}

    private static final Set<String> SECTIONS = Set.of("thead", "tbody", "tfoot");

    private static final Set<String> PARTS = Set.of("caption", "colgroup", "col", "script", "style", "template");

    /// Whether the table only arranges things on the page: it has one cell, or other tables in it. So is one with
    /// anything outside its cells, which the parser makes of too deep nesting.
    static boolean isLayout(Element table) {
        List<Element> rows = rows(table).limit(2).toList();
        boolean oneCell = rows.size() == 1 && cells(rows.getFirst()).limit(2).count() == 1;
        return oneCell || rows.isEmpty() || !isRegular(table) || table.selectFirst("td table, th table") != null;
    }

    private static boolean isRegular(Element table) {
        boolean parts = table.children().stream()
                .allMatch(e -> SECTIONS.contains(e.normalName()) || PARTS.contains(e.normalName()));
        boolean sections = sections(table)
                .flatMap(section -> section.children().stream())
                .allMatch(e -> e.nameIs("tr") || PARTS.contains(e.normalName()));
        boolean cells = rows(table)
                .flatMap(row -> row.children().stream())
                .allMatch(e -> e.nameIs("td") || e.nameIs("th") || PARTS.contains(e.normalName()));
        return parts && sections && cells;
    }

    /// The table, and behind it the images and other blocks that were in its cells.
    static List<Block> read(Element table, DropNotes notes) {
        List<Block> behind = new ArrayList<>();
        List<TableRow> rows = new ArrayList<>();
        rows(table).limit(BodyLimits.ROWS_OF_A_TABLE + 1L).forEach(row -> {
            notes.eventHandlers(row);
            List<TableCell> cells = cells(row)
                    .limit(BodyLimits.CELLS_OF_A_ROW + 1L)
                    .map(cell -> cell(cell, notes, behind))
                    .toList();
            if (!cells.isEmpty()) {
                rows.add(new TableRow("", cells));
            }
        });
        List<Block> blocks = new ArrayList<>();
        if (rows.stream()
                .flatMap(r -> r.cells().stream())
                .anyMatch(c -> !c.children().isEmpty())) {
            blocks.add(new TableBlock("", rows));
        }
        blocks.addAll(behind);
        return blocks;
    }

    private static TableCell cell(Element cell, DropNotes notes, List<Block> behind) {
        notes.eventHandlers(cell);
        HtmlWalk walk = new HtmlWalk(notes, true);
        walk.walk(cell);
        PassageParser.Inline inline = walk.finishCell();
        behind.addAll(walk.blocks());
        return new TableCell("", cell.nameIs("th"), inline.children(), inline.markDefs());
    }

    private static Stream<Element> rows(Element table) {
        return sections(table).flatMap(section -> section.children().stream()).filter(e -> e.nameIs("tr"));
    }

    /// The parser puts every row into one.
    private static Stream<Element> sections(Element table) {
        return table.children().stream().filter(e -> SECTIONS.contains(e.normalName()));
    }

    private static Stream<Element> cells(Element row) {
        return row.children().stream().filter(e -> e.nameIs("td") || e.nameIs("th"));
    }
}
