package io.masthead.shared.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeLinkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "http://example.org:8080/a/b?c=d&e=%20#f",
                "https://例子.中国/新闻?问=答",
                "https://[2001:db8::1]:8443/",
                "https://example.org/@user/1",
                "https://example.org/a?url=javascript:alert(1)",
                "mailto:desk@example.org?subject=Hello",
                "tel:+86-10-1234-5678",
                "tel:110;ext=5",
                "/",
                "/articles/spring",
                "/a:b",
                "#top",
                "#第一节"
            })
    void plainAddressIsSafe(String address) {
        assertEquals(Optional.of(address), SafeLink.of(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "jav\tascript:alert(1)",
                "java\nscript:alert(1)",
                " javascript:alert(1)",
                "\u0001javascript:alert(1)",
                "javascript\u0000:alert(1)",
                "javascript&colon;alert(1)",
                "vbscript:msgbox(1)",
                "data:text/html,<script>alert(1)</script>",
                "data:text/html;base64,PHNjcmlwdD4=",
                "file:///etc/passwd",
                "blob:https://example.org/1",
                "ftp://example.org/",
                "view-source:https://example.org",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https:\\\\evil.example",
                "http:evil.example",
                "https:/evil.example",
                "https:///evil.example",
                "https://",
                "https://?a",
                "https://user@evil.example/",
                "https://example.org@evil.example/",
                "https://user:secret@evil.example/",
                "https://example.org\uFF0Fevil.example/",
                "https://exa mple.org/",
                "https://example.org/a b",
                "https://example.org/\u00A0",
                "https://example.org/\u202Egnp.exe",
                "https://example.org/\u200B",
                "https://example.org/\uD800",
                "https://example.org/\"onclick=",
                "https://example.org/<b>",
                "https://example.org:port/",
                "https://example.org:123456/",
                "https://%65vil.example/",
                "example.org",
                "articles/spring",
                "./a",
                "../a",
                "?a=b",
                "#",
                ":",
                "mailto:",
                "mailto:a@example.org?subject=x%0D%0ABcc:b@example.org",
                "tel:",
                "tel:call-me",
                "ｊavascript:alert(1)"
            })
    void trickyAddressIsRefused(String address) {
        assertEquals(Optional.empty(), SafeLink.of(address));
        assertTrue(SafeLink.fault(address).isPresent());
    }

    @Test
    void nothingIsNoLink() {
        assertEquals(Optional.empty(), SafeLink.of(null));
    }

    @Test
    void schemeIsWrittenInLowerCase() {
        assertEquals(Optional.of("https://Example.org/A"), SafeLink.of("HTTPS://Example.org/A"));
    }

    @Test
    void longAddressIsRefused() {
        assertTrue(SafeLink.of("/" + "a".repeat(1_999)).isPresent());
        assertEquals(Optional.empty(), SafeLink.of("/" + "a".repeat(2_000)));
    }

    @Test
    void onlyWebAddressesAreExternal() {
        assertTrue(SafeLink.isExternal("https://example.org/"));
        assertTrue(SafeLink.isExternal("http://example.org/"));
        assertFalse(SafeLink.isExternal("/http://example.org"));
        assertFalse(SafeLink.isExternal("mailto:desk@example.org"));
        assertFalse(SafeLink.isExternal("#https://"));
    }
}
