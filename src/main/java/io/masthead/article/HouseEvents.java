package io.masthead.article;

import io.masthead.changelog.Entry;
import io.masthead.changelog.Trail;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.site.Addresses;
import io.masthead.site.SiteRepository;
import io.masthead.webhook.Event;
import io.masthead.webhook.EventSource;
import io.masthead.webhook.Events;
import io.masthead.webhook.Owner;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the house's own webhooks are told: whatever in the log changes what readers see. An event says what is to be
/// built anew, and shows none of it: where an article stands is said as it is when the event is sent first.
@Singleton
public class HouseEvents implements EventSource {

    private static final String ARTICLE = "article";

    private static final List<String> OF_ARTICLES =
            List.of("publish", "update", "correct", "withdraw", "kill", "expire");

    private static final List<String> TYPES = Stream.concat(
                    OF_ARTICLES.stream().map(type -> ARTICLE + "." + type),
                    Stream.of(
                            "category.create",
                            "category.update",
                            "category.remove",
                            "tag.create",
                            "tag.update",
                            "tag.remove",
                            "author.create",
                            "author.update",
                            "author.remove",
                            "source.update",
                            "link.create",
                            "link.update",
                            "link.remove",
                            "front.update",
                            "site.update",
                            "media.update",
                            "media.remove"))
            .toList();

    private static final List<String> SUBJECTS = TYPES.stream()
            .map(type -> type.substring(0, type.indexOf('.')))
            .distinct()
            .toList();

    private final EntityManager database;
    private final Trail trail;
    private final PublishedRows rows;
    private final SiteRepository site;
    private final Clock clock;

    HouseEvents(EntityManager database, Trail trail, PublishedRows rows, SiteRepository site, Clock clock) {
        this.database = database;
        this.trail = trail;
        this.rows = rows;
        this.site = site;
        this.clock = clock;
    }

    @Override
    public boolean serves(Owner owner) {
        return owner.isHouse();
    }

    @Override
    public List<String> types() {
        return TYPES;
    }

    @Override
    public String startingNow(Owner owner) {
        return Long.toString(trail.reach().last());
    }

    @Override
    public Optional<Events> after(Owner owner, String position, int most) {
        long seq = Long.parseLong(position);
        Trail.Reach reach = trail.reach();
        if (seq < reach.horizon()) {
            return Optional.empty();
        }
        List<Entry> entries = trail.between(seq, reach.last(), SUBJECTS, most);
        boolean more = entries.size() == most;
        long end = more ? entries.getLast().seq() : reach.last();
        return Optional.of(new Events(events(entries), Long.toString(end), more, null));
    }

    private List<Event> events(List<Entry> entries) {
        List<Entry> told =
                entries.stream().filter(entry -> TYPES.contains(type(entry))).toList();
        List<Id> articles = told.stream()
                .filter(HouseEvents::isOfArticle)
                .map(Entry::subjectId)
                .distinct()
                .toList();
        Instant now = clock.instant();
        Map<Id, String> slugs = rows.find(articles, now).stream()
                .collect(Collectors.toMap(PublishedRow::id, PublishedRow::slug, (one, other) -> one));
        Map<Id, List<String>> allSlugs = articles.isEmpty() ? Map.of() : slugs(articles, now);
        Addresses addresses = articles.isEmpty() ? null : site.addresses();
        return told.stream()
                .map(entry -> new Event(
                        "evt_" + new Id(entry.seq()),
                        type(entry),
                        entry.subjectId(),
                        entry.at(),
                        isOfArticle(entry)
                                ? HouseEvent.ofArticle(
                                        entry,
                                        slugs.get(entry.subjectId()),
                                        allSlugs.getOrDefault(entry.subjectId(), List.of()),
                                        addresses)
                                : HouseEvent.of(entry),
                        Long.toString(entry.seq())))
                .toList();
    }

    private static boolean isOfArticle(Entry entry) {
        return entry.subject().equals(ARTICLE);
    }

    private static String type(Entry entry) {
        return entry.subject() + "." + entry.type();
    }

    /// Every slug that these articles have, or had.
    private Map<Id, List<String>> slugs(List<Id> articles, Instant now) {
        Map<Id, List<String>> slugs = new HashMap<>();
        Sql.of("select article_id, slug from published_slug where article_id in ? and since <= ?", articles, now)
                .rows(database)
                .forEach(row -> slugs.computeIfAbsent(row.id(0), fresh -> new ArrayList<>())
                        .add(row.text(1)));
        return slugs;
    }
}
