package io.masthead.article.body;

import java.util.Arrays;
import java.util.Optional;

/// A mark that needs no data, in the order in which HTML elements are nested.
public enum Decorator {
    STRONG("strong", "strong"),
    EM("em", "em"),
    UNDERLINE("underline", "u"),
    STRIKE_THROUGH("strike-through", "s"),
    CODE("code", "code");

    private final String mark;
    private final String element;

    Decorator(String mark, String element) {
        this.mark = mark;
        this.element = element;
    }

    /// The name in Portable Text.
    public String mark() {
        return mark;
    }

    /// The HTML element that shows it.
    String element() {
        return element;
    }

    static Optional<Decorator> named(String mark) {
        return Arrays.stream(values()).filter(d -> d.mark.equals(mark)).findFirst();
    }
}
