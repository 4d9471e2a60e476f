package io.masthead.slot;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a report as CSV (RFC 4180), with a header line. Spreadsheets take a cell that begins like a formula for
/// one: names that do so get an apostrophe before them, as OWASP advises.
final class ReportCsv {

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    private static final String LINE_END = "\r\n";

    private static final List<String> HEADER = List.of(
            "name",
            "at",
            "local",
            "impressions",
            "viewable",
            "clicks",
            "ctr",
            "overCapImpressions",
            "overCapViewable",
            "overCapClicks");

    private ReportCsv() {}

    static String of(SlotReport report) {
        return Stream.concat(Stream.of(HEADER), report.data().stream().map(bucket -> line(report.name(), bucket)))
                .map(cells -> cells.stream().map(ReportCsv::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining(LINE_END, "", LINE_END));
    }

    private static List<String> line(String name, SlotReportBucket bucket) {
        SlotFigures figures = bucket.figures();
        BigDecimal ctr = figures.ctr();
        return List.of(
                harmless(name),
                bucket.at().toString(),
                bucket.local(),
                Long.toString(figures.impressions()),
                Long.toString(figures.viewable()),
                Long.toString(figures.clicks()),
                ctr == null ? "" : ctr.toPlainString(),
                Long.toString(figures.overCap().impressions()),
                Long.toString(figures.overCap().viewable()),
                Long.toString(figures.overCap().clicks()));
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
