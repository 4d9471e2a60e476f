package io.masthead.article.body;

import java.util.EnumSet;
import java.util.Set;

/// What the elements around a piece of HTML make of it.
///
/// @param list absent (`null`) outside lists
/// @param level of the list, 0 outside
/// @param keepBlanks inside `pre`
record HtmlContext(BlockStyle style, ListItem list, int level, InlineText.Marks marks, boolean keepBlanks) {

    static final HtmlContext START =
            new HtmlContext(BlockStyle.NORMAL, null, 0, new InlineText.Marks(Set.of(), null), false);

    HtmlContext with(BlockStyle other) {
        return new HtmlContext(other, list, level, marks, keepBlanks);
    }

    HtmlContext with(Decorator decorator) {
        Set<Decorator> all = EnumSet.of(decorator);
        all.addAll(marks.decorators());
        return new HtmlContext(style, list, level, new InlineText.Marks(all, marks.link()), keepBlanks);
    }

    HtmlContext with(InlineText.Target link) {
        return new HtmlContext(style, list, level, new InlineText.Marks(marks.decorators(), link), keepBlanks);
    }

    HtmlContext inList(ListItem kind) {
        return new HtmlContext(style, kind, Math.min(level + 1, BodyLimits.LIST_LEVEL), marks, keepBlanks);
    }

    /// An item outside any list, as careless HTML has it.
    HtmlContext asItem() {
        return list == null ? inList(ListItem.BULLET) : this;
    }

    HtmlContext withBlanksKept() {
        return new HtmlContext(style, list, level, marks, true);
    }
}
