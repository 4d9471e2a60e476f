package io.masthead.slot;

import io.masthead.shared.http.CommaList;
import io.masthead.shared.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the parameters that say where slots stand.
final class SlotAsked {

    static final String ARTICLE = "The id or slug of the article beside which they stand: its category and tags count,"
            + " and if it hides advertisements or is sponsored, items of kind `ad` are left out.";
    static final String CATEGORY = "The id or slug of the category that the page is about; those above it count too.";
    static final String TAG = "Ids or slugs of up to 20 tags that the page is about, separated by commas.";
    static final String PLATFORM = "Which front end asks: lower-case words of a-z and 0-9, joined by hyphens.";
    static final String REGION = "Where the reader is: a country or a part of one (ISO 3166).";
    static final String DEVICE = "An opaque name of the reader's device, for caps per device; with `decide=server`"
            + " only, since every kept answer would else be one for a single device.";
    static final String DECIDE = "Who chooses: the front end (`client`, the default) or the server.";

    private static final String SERVER = "server";
    private static final int MOST_TAGS = 20;
    private static final Pattern PLATFORM_FORM = Pattern.compile(Targeting.PLATFORM);
    private static final Pattern REGION_FORM = Pattern.compile(Targeting.REGION);

    private SlotAsked() {}

    /// Whether the decision is for one reader.
    static boolean isForOne(String decide) {
        return SERVER.equals(decide);
    }

    /// @throws Problem `400` for what is malformed
    static SlotQuestion question(
            String article, String category, String tag, String platform, String region, String device, String decide) {
        if (device != null && !isForOne(decide)) {
            throw Problem.badParameter(
                    "device", "not-allowed-here", "A device is named with decide=server only.", null);
        }
        check("platform", platform, PLATFORM_FORM, Targeting.PLATFORM_IN_WORDS);
        check("region", region, REGION_FORM, Targeting.REGION_IN_WORDS);
        List<String> tags = tag == null ? List.of() : CommaList.parse("tag", tag, MOST_TAGS);
        return new SlotQuestion(article, category, tags, platform, region, device);
    }

    private static void check(String name, String value, Pattern form, String sentence) {
        if (value != null && !form.matcher(value).matches()) {
            throw Problem.badParameter(name, "malformed", sentence, null);
        }
    }
}
