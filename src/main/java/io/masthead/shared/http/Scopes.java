package io.masthead.shared.http;

/// What an API token of staff may be allowed to do. Reading comes with writing of the same area.
public final class Scopes {

    public static final String ARTICLES_READ = "articles:read";
    public static final String ARTICLES_WRITE = "articles:write";

    /// What changes what readers see of an article.
    public static final String ARTICLES_PUBLISH = "articles:publish";

    public static final String TAXONOMY_READ = "taxonomy:read";
    public static final String TAXONOMY_WRITE = "taxonomy:write";
    public static final String MEDIA_READ = "media:read";
    public static final String MEDIA_WRITE = "media:write";
    public static final String SLOTS_READ = "slots:read";
    public static final String SLOTS_WRITE = "slots:write";
    public static final String SITE_READ = "site:read";
    public static final String SITE_WRITE = "site:write";
    public static final String STAFF_READ = "staff:read";
    public static final String STAFF_WRITE = "staff:write";
    public static final String PARTNERS_READ = "partners:read";
    public static final String PARTNERS_WRITE = "partners:write";
    public static final String WEBHOOKS_READ = "webhooks:read";
    public static final String WEBHOOKS_WRITE = "webhooks:write";
    public static final String AUDIT_READ = "audit:read";

    /// Takes everything out.
    public static final String TRANSFER_READ = "transfer:read";

    /// Brings anything in.
    public static final String TRANSFER_WRITE = "transfer:write";

    private Scopes() {}
}
