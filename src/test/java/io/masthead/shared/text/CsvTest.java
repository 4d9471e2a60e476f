package io.masthead.shared.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void fieldsAreQuotedWhereTheyMustBe() {
        assertEquals("a,\"b,c\",\"d\"\"e\",,7\r\n", Csv.line("a", "b,c", "d\"e", null, 7));
    }

    @Test
    void nothingBecomesAFormula() {
        assertEquals(
                "'=1+1,'+1,'-1,'@SUM(A1),\"'\rx\",'\tx,-1\r\n",
                Csv.line("=1+1", "+1", "-1", "@SUM(A1)", "\rx", "\tx", -1));
        assertEquals(
                "\"'=HYPERLINK(\"\"https://x.example\"\",\"\"y\"\")\"\r\n",
                Csv.line("=HYPERLINK(\"https://x.example\",\"y\")"));
    }
}
