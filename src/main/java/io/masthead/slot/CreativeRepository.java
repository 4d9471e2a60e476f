package io.masthead.slot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/// Keeps creatives.
@Singleton
public class CreativeRepository implements PanacheRepositoryBase<Creative, Long> {}
