package io.masthead.syndication;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An article in the format that a partner asked for.
@Schema(
        description = "An article: in our own form, or with `format=ninjs` as an IPTC ninjs 3.1 document.",
        oneOf = {SyndicatedArticle.class, NinjsItem.class})
public sealed interface SyndicatedItem permits SyndicatedArticle, NinjsItem, WrittenItem {}
