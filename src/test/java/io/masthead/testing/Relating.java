package io.masthead.testing;

import io.masthead.related.RelatedFollower;
import io.masthead.shared.id.Id;
import io.quarkus.arc.Arc;
import java.util.Arrays;

/// Computes what is related, as the follower of the change log does shortly after articles change. In tests it does so
/// only when it is told to.
public final class Relating {

    private Relating() {}

    public static void compute(Written... articles) {
        Arrays.stream(articles).map(Written::id).forEach(Relating::compute);
    }

    /// @param article its id
    public static void compute(String article) {
        Arc.container().instance(RelatedFollower.class).get().compute(Id.of(article));
        KeptAnswers.drop();
    }
}
