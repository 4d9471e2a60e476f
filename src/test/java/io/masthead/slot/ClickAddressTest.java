package io.masthead.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.masthead.shared.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClickAddressTest {

    private final ClickAddress rule = new ClickAddress(false);

    @ParameterizedTest
    @CsvSource({
        "https://tea.example/spring?a=1#top, https://tea.example/spring?a=1#top",
        "HTTPS://Tea.Example:8443/Spring, https://tea.example:8443/Spring",
        "https://茶.example/春, https://xn--cl1a.example/春",
        "https://茶shop.example/, https://xn--shop-ku0l.example/",
        "https://bücher.example, https://xn--bcher-kva.example",
        "https://чай.example/, https://xn--80as4b.example/",
        "https://[2001:db8::1]:8443/x, https://[2001:db8::1]:8443/x"
    })
    void hostIsKeptInItsAsciiForm(String given, String kept) {
        assertEquals(kept, rule.checked(given));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tea.example/",
                "javascript:alert(1)",
                "https://user@tea.example/",
                "https://user:secret@tea.example/",
                "https://tea.example/\r\nSet-Cookie: a=b",
                "https://tea.example/%0d%0aSet-Cookie:a=b",
                "https://tea.example/a\tb",
                "https://tea.example\\@evil.example/",
                "https://p\u0430ypal.example/",
                "https://xn--pypal-4ve.example/",
                "https://\u0430\u03b1.example/",
                "https://te\u200Da.example/",
                "https://xn--/",
                "https:///path",
                "//tea.example/"
            })
    void addressThatIsNotWhatItLooksLikeIsRefused(String given) {
        Problem problem = assertThrows(Problem.class, () -> rule.checked(given));

        assertEquals(422, problem.status());
    }

    @Test
    void httpIsAllowedWhereTheInstallationSaysSo() {
        assertEquals("http://tea.example/", new ClickAddress(true).checked("http://tea.example/"));
        assertThrows(Problem.class, () -> new ClickAddress(true).checked("javascript:alert(1)"));
    }
}
