package io.masthead.feed;

import io.masthead.changelog.Entry;
import io.masthead.changelog.Follower;
import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.id.Id;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Keeps the parts of the sitemap in step with what is published.
@Singleton
class SitemapUpkeep implements Follower {

    private final SitemapParts parts;

    SitemapUpkeep(SitemapParts parts) {
        this.parts = parts;
    }

    @Override
    public String name() {
        return "sitemaps";
    }

    /// What was published before there were sitemaps is cut into parts too.
    @Override
    public boolean beginsAtTheBeginning() {
        return true;
    }

    @Override
    @ActivateRequestContext
    public void follow(List<Entry> entries) throws Exception {
        Set<Id> articles = entries.stream()
                .filter(entry ->
                        entry.subject().equals("article") && !entry.type().equals("schedule"))
                .map(Entry::subjectId)
                .collect(Collectors.toSet());
        if (!articles.isEmpty()) {
            DeadlockRetry.run(() -> parts.changed(articles, entries.getLast().at()));
        }
    }
}
