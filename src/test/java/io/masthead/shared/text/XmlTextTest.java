package io.masthead.shared.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class XmlTextTest {

    @Test
    void ordinaryTextStaysAsItIs() {
        String text = "龙舟赛 \uD83D\uDEA3 ]]> مرحبا\n\t\u0085\uFFFD";
        assertSame(text, XmlText.of(text));
        assertNull(XmlText.of(null));
    }

    @Test
    void whatNoDocumentMayHaveGoes() {
        assertEquals("ab", XmlText.of("a\u0000\u0008\u000B\u001Fb"));
        assertEquals("ab", XmlText.of("a\uFFFE\uFFFFb"));
    }

    @Test
    void halvesOfPairsAreReplaced() {
        assertEquals("a\uFFFDb\uFFFD", XmlText.of("a\uD83Db\uDE00"));
    }
}
