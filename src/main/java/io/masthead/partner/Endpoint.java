package io.masthead.partner;

import java.util.Arrays;
import java.util.Locale;

/// What partners ask for, as it is counted. An address of the partners' area that is not named here is closed.
///
/// The numbers stand in the database: they are never given to another one.
public enum Endpoint {
    OTHER(0, null),
    ACCOUNT(1, KeyScopes.ACCOUNT_READ),
    ROTATE_KEY(2, KeyScopes.KEYS_WRITE),
    LIST_ARTICLES(3, KeyScopes.ARTICLES_READ),
    READ_ARTICLE(4, KeyScopes.ARTICLES_READ),
    READ_CHANGES(5, KeyScopes.ARTICLES_READ),
    STREAM_CHANGES(6, KeyScopes.ARTICLES_READ),
    ACKNOWLEDGE(7, KeyScopes.ARTICLES_READ),
    CONFIRM_TAKEDOWN(8, KeyScopes.ARTICLES_READ),
    WEBHOOKS(9, KeyScopes.WEBHOOKS_WRITE),
    DRILLS(10, KeyScopes.WEBHOOKS_WRITE);

    private static final String AREA = "/v1/syndication";

    private final int number;
    private final String scope;

    Endpoint(int number, String scope) {
        this.number = number;
        this.scope = scope;
    }

    /// The endpoint at a path.
    static Endpoint at(String path) {
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return switch (bare) {
            case AREA + "/account" -> ACCOUNT;
            case AREA + "/account/keys/rotate" -> ROTATE_KEY;
            case AREA + "/articles" -> LIST_ARTICLES;
            case AREA + "/webhooks" -> WEBHOOKS;
            case AREA + "/drills" -> DRILLS;
            case AREA + "/changes" -> READ_CHANGES;
            case AREA + "/changes/stream" -> STREAM_CHANGES;
            case AREA + "/acknowledgements" -> ACKNOWLEDGE;
            default -> below(bare);
        };
    }

    private static Endpoint below(String path) {
        if (path.startsWith(AREA + "/articles/")) {
            return READ_ARTICLE;
        }
        if (path.startsWith(AREA + "/takedowns/")) {
            return CONFIRM_TAKEDOWN;
        }
        if (path.startsWith(AREA + "/webhooks/")) {
            return WEBHOOKS;
        }
        return path.startsWith(AREA + "/drills/") ? DRILLS : OTHER;
    }

    static Endpoint of(long number) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.number == number)
                .findFirst()
                .orElse(OTHER);
    }

    int number() {
        return number;
    }

    /// The scope that a key needs, or `null` where no key will do.
    public String scope() {
        return scope;
    }

    /// The outside form, such as `list-articles`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
