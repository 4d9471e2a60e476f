package io.masthead.slot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/// Keeps advertisers.
@Singleton
public class AdvertiserRepository implements PanacheRepositoryBase<Advertiser, Long> {}
