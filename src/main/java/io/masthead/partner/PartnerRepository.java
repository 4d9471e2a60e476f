package io.masthead.partner;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/// Finds partners.
@Singleton
public class PartnerRepository implements PanacheRepositoryBase<Partner, Long> {

    /// @throws Problem `404`
    Partner existing(String id) {
        return Id.parse(id)
                .flatMap(known -> findByIdOptional(known.value()))
                .orElseThrow(() -> Problem.notFound("partner"));
    }
}
