package io.masthead.article;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What only the article itself shows: kept as one JSON document beside the columns that lists need.
///
/// @param body Portable Text, images and links still unresolved
public record PublishedDocument(
        JsonNode body,
        int wordCount,
        int readingMinutes,
        List<Correction> corrections,
        Seo seo,
        Rights rights,
        String canonicalUrl,
        List<RelatedPin> related) {}
