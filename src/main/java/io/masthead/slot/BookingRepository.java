package io.masthead.slot;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/// Keeps bookings.
@Singleton
public class BookingRepository implements PanacheRepositoryBase<Booking, Long> {

    /// Another booking of this tier that stands in the slot in a part of this time. The slot is held until the
    /// transaction ends: of two that are booked at once, the second one sees the first.
    ///
    /// @param from the first moment, or `null`
    /// @param until the moment after the last, or `null`
    Optional<Id> overlapping(Id slot, Tier tier, Id booking, Instant from, Instant until) {
        Sql.of("select id from slot where id = ? for update", slot).rows(getEntityManager());
        Sql rival =
                Sql.of("select id from booking where slot_id = ? and tier = ? and id <> ?", slot, tier.word(), booking);
        if (from != null) {
            rival.add(" and (ends_at is null or ends_at > ?)", from);
        }
        if (until != null) {
            rival.add(" and (starts_at is null or starts_at < ?)", until);
        }
        return rival.add(" order by id limit 1 lock in share mode").rows(getEntityManager()).stream()
                .map(row -> row.id(0))
                .findFirst();
    }
}
