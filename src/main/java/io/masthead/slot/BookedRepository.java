package io.masthead.slot;

import io.masthead.media.Image;
import io.masthead.media.MediaRepository;
import io.masthead.shared.id.Id;
import io.masthead.site.SiteRepository;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.TagRepository;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Reads what decisions are made of, all at once and in a fixed number of statements.
@Singleton
class BookedRepository {

    private static final Logger LOG = Logger.getLogger(BookedRepository.class);

    /// More are not kept in memory; of more, those that begin first.
    private static final int MOST = 20_000;

    /// Events may come for so long after a booking is over: its last token is good for a day, and an app may
    /// report a week late.
    private static final Duration REMEMBERED = Duration.ofDays(9);

    /// A net under the change log.
    private static final Duration BELIEVED = Duration.ofMinutes(10);

    private static final String BOOKINGS =
            "select b as booking, c as creative, a as advertiser from Booking b join Creative c on c.id = b.creativeId"
                    + " join Advertiser a on a.id = c.advertiserId where b.endsAt is null or b.endsAt > :since"
                    + " order by b.startsAt, b.id";

    private final EntityManager database;
    private final MediaRepository media;
    private final CategoryRepository categories;
    private final TagRepository tags;
    private final SiteRepository site;

    BookedRepository(
            EntityManager database,
            MediaRepository media,
            CategoryRepository categories,
            TagRepository tags,
            SiteRepository site) {
        this.database = database;
        this.media = media;
        this.categories = categories;
        this.tags = tags;
        this.site = site;
    }

    /// What is booked and not over for long.
    Booked read(Instant now) {
        List<Slot> slots = database.createQuery("from Slot order by key", Slot.class)
                .setHint("org.hibernate.readOnly", true)
                .getResultList();
        List<LiveBooking> bookings = bookings(slots, now);
        return new Booked(
                slots,
                bookings,
                categories.tree(),
                tags(bookings),
                ZoneId.of(site.settings().timeZone()),
                now.plus(BELIEVED));
    }

    private List<LiveBooking> bookings(List<Slot> slots, Instant now) {
        List<Tuple> rows = database.createQuery(BOOKINGS, Tuple.class)
                .setHint("org.hibernate.readOnly", true)
                .setParameter("since", now.minus(REMEMBERED))
                .setMaxResults(MOST)
                .getResultList();
        if (rows.size() == MOST) {
            LOG.warnf("There are %d bookings or more; those that begin last take no part in decisions", MOST);
        }
        Map<Id, Slot> byId = slots.stream().collect(Collectors.toMap(Slot::id, slot -> slot));
        Map<Id, Image> images = media.images(rows.stream()
                .map(row -> row.get("creative", Creative.class).mediaId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return rows.stream()
                .filter(row ->
                        byId.containsKey(row.get("booking", Booking.class).slot()))
                .map(row -> live(row, byId, images))
                .toList();
    }

    private static LiveBooking live(Tuple row, Map<Id, Slot> slots, Map<Id, Image> images) {
        Booking booking = row.get("booking", Booking.class);
        Creative creative = row.get("creative", Creative.class);
        Image image = creative.mediaId() == null ? null : images.get(creative.mediaId());
        return LiveBooking.of(
                booking, slots.get(booking.slot()), creative, row.get("advertiser", Advertiser.class), image);
    }

    private Map<String, Id> tags(List<LiveBooking> bookings) {
        Set<String> aimedAt = bookings.stream()
                .flatMap(one -> one.aim().tags().stream())
                .map(Id::toString)
                .collect(Collectors.toSet());
        Map<String, Id> bySlug = new HashMap<>();
        tags.find(aimedAt).values().forEach(tag -> bySlug.put(tag.slug(), tag.id()));
        return bySlug;
    }
}
