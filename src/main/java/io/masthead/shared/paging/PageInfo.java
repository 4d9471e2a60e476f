package io.masthead.shared.paging;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where a page of a list stands.
///
/// @param limit how many items a page has at most
/// @param next the cursor of the next page, or `null` on the last one
/// @param total how many items the list has, if that was asked for
@Schema(description = "Where this page of the list stands.")
public record PageInfo(
        @Schema(
                required = true,
                description = "How many items a page has at most.",
                examples = "20",
                minimum = "1",
                maximum = "100")
        int limit,

        @Schema(description = "The cursor of the next page; absent on the last one.", maxLength = 2000)
        String next,

        @Schema(description = "How many items the whole list has; only with `count=exact`.", minimum = "0")
        Long total) {}
