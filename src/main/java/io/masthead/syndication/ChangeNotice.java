package io.masthead.syndication;

import io.masthead.shared.id.Id;

/// The `data` of an event for a partner: a change without the article, which is read at
/// `/v1/syndication/articles/{id}` as it is then.
///
/// @param changeId the id of the change, as `/v1/syndication/changes` has it
/// @param drill `true` for what was never published, else `null`
/// @param drillId which rehearsal it belongs to, or `null`
record ChangeNotice(
        String changeId,
        Id articleId,
        Id category,
        Integer version,
        ChangeTakedown takedown,
        Boolean drill,
        Id drillId) {}
