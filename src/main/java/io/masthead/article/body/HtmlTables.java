package io.masthead.article.body;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Tables of HTML.
final class HtmlTables {

    private HtmlTables() {}

    /// Whether the table only arranges things on the page: it has one cell, or other tables in it.
    static boolean isLayout(Element table) {
        List<Element> rows = rows(table).limit(2).toList();
        boolean oneCell = rows.size() == 1 && cells(rows.getFirst()).limit(2).count() == 1;
        return oneCell || rows.isEmpty() || table.selectFirst("td table, th table") != null;
    }

    /// The table, and behind it the images and other blocks that were in its cells.
    static List<Block> read(Element table, DropNotes notes) {
        List<Block> behind = new ArrayList<>();
        List<TableRow> rows = new ArrayList<>();
        rows(table).forEach(row -> {
            notes.eventHandlers(row);
            List<TableCell> cells =
                    cells(row).map(cell -> cell(cell, notes, behind)).toList();
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
        return table.children().stream().flatMap(child -> switch (child.normalName()) {
            case "tr" -> Stream.of(child);
            case "thead", "tbody", "tfoot" -> child.children().stream().filter(e -> e.nameIs("tr"));
            default -> Stream.empty();
        });
    }

    private static Stream<Element> cells(Element row) {
        return row.children().stream().filter(e -> e.nameIs("td") || e.nameIs("th"));
    }
}
