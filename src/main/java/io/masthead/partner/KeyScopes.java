package io.masthead.partner;

import java.util.List;

/// What a partner's key may be used for.
public final class KeyScopes {

    /// Reading articles.
    public static final String ARTICLES_READ = "articles:read";

    /// Reading the plan and what was used of it.
    public static final String ACCOUNT_READ = "account:read";

    /// Making a new key in the place of the one that is sent.
    public static final String KEYS_WRITE = "keys:write";

    /// Being told of what happens: webhooks, what was sent to them, and drills.
    public static final String WEBHOOKS_WRITE = "webhooks:write";

    /// All of them: what a key has if nobody chose.
    static final List<String> ALL = List.of(ACCOUNT_READ, ARTICLES_READ, KEYS_WRITE, WEBHOOKS_WRITE);

    private KeyScopes() {}
}
