package io.masthead.slot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/// Keeps bookings.
@Singleton
public class BookingRepository implements PanacheRepositoryBase<Booking, Long> {}
