package io.masthead.slot;

import java.util.List;

/// What a front end says of the page that slots stand on. Members may be `null`.
///
/// @param article the id or slug of the article that the page shows
/// @param category the id or slug of the category that the page is about
/// @param tags ids or slugs of what the page is about; never `null`
/// @param device an opaque name of the reader's device
record SlotQuestion(
        String article, String category, List<String> tags, String platform, String region, String device) {}
