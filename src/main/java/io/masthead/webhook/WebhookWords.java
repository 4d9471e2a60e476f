package io.masthead.webhook;

/// What the house's and the partners' endpoints for webhooks say of themselves, in the one way in which both work.
public final class WebhookWords {

    public static final String ID = "Its id.";
    public static final String SEEN = "The `ETag` you have read.";
    public static final String LIST = "List webhooks";
    public static final String READ = "Read a webhook";
    public static final String READ_MEANS =
            "Where it posts to, what it is told of and how it is doing; its version is the `ETag`.";
    public static final String MAKE = "Make a webhook";
    public static final String MAKE_MEANS =
            "It is told what happens from now on, signed as Standard Webhooks asks. The secret is shown this once."
                    + " There are ten at most. Addresses that are not on the public internet are refused, here and"
                    + " at each call.";
    public static final String REPLACE = "Write a webhook anew";
    public static final String REPLACE_MEANS = "Its secret and what it has been told stay.";
    public static final String CHANGE = "Change a webhook";
    public static final String CHANGE_MEANS = "A JSON Merge Patch (RFC 7396): what is named changes, `null` removes.";
    public static final String REMOVE = "Remove a webhook";
    public static final String REMOVE_MEANS = "Nothing is sent to it any more. What waited for it is dropped.";
    public static final String PAUSE = "Pause a webhook";
    public static final String PAUSE_MEANS =
            "Nothing is sent until it is resumed; then it is told what has happened meanwhile.";
    public static final String RESUME = "Resume a webhook";
    public static final String RESUME_MEANS =
            "It is told what has happened meanwhile, and what waits is tried at once. Also for one that is not"
                    + " paused but down, when its receiver is well again.";
    public static final String ROTATE = "Give a webhook a new secret";
    public static final String ROTATE_MEANS =
            "Deliveries carry two signatures for a while, one with each secret. The new one is shown this once.";
    public static final String TRY = "Try a webhook";
    public static final String TRY_MEANS =
            "Posts an event of the type `ping` to it now, paused or not, and answers how that went. It is not"
                    + " tried again.";
    public static final String DELIVERIES = "List deliveries";
    public static final String DELIVERIES_MEANS =
            "What was sent to a webhook in the last 30 days, and what waits, with every try; latest first.";
    public static final String REPLAY = "Send again";
    public static final String REPLAY_MEANS =
            "Sends deliveries of the last 30 days again, under the same ids, behind everything that waits: those"
                    + " that were given up, or whichever you name.";

    private WebhookWords() {}
}
