package io.masthead.shared.http;

/// The roles of staff. Each includes those before it.
public final class Roles {

    /// Writes and sees their own drafts.
    public static final String AUTHOR = "author";

    /// Works on all content and publishes it.
    public static final String EDITOR = "editor";

    /// Also keeps staff, partners, slots and settings.
    public static final String ADMIN = "admin";

    private Roles() {}
}
