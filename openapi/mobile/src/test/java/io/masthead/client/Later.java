package io.masthead.client;

/** What a later version of Masthead may answer to an app that is installed already. */
public final class Later {

    public static final String ARTICLE = """
            {"id": "0MZ5Q4T2C8V1K", "slug": "fog", "url": "https://news.example/fog", "title": "Fog", "language": "en",
             "publishedAt": "2026-05-01T08:00:00Z", "updatedAt": "2026-05-01T08:00:00Z", "kind": "live-ticker",
             "mood": {"calm": true},
             "body": [
               {"_type": "chart", "_key": "a", "points": [1, 2]},
               {"_type": "block", "_key": "b", "style": "h7", "glow": 1, "markDefs": [],
                "children": [{"_type": "span", "_key": "c", "text": "Fog.", "marks": []}]}]}""";

    private Later() {}
}
