package io.masthead.testing;

import io.masthead.edge.Edge;
import io.masthead.edge.Upkeep;
import io.masthead.slot.BesideArticles;
import io.masthead.slot.LiveBookings;
import io.quarkus.arc.Arc;

/// What the application keeps for readers. Nobody tells it of rows that a test writes by hand.
public final class KeptAnswers {

    private KeptAnswers() {}

    /// Everything is rendered anew when it is next asked for.
    public static void drop() {
        Arc.container().instance(BesideArticles.class).get().forget();
        Arc.container().instance(LiveBookings.class).get().forget();
        Arc.container().instance(Edge.class).get().clear();
    }

    /// Answers that show older counts than the database has are rendered anew, as they are every few seconds.
    public static void recount() {
        Arc.container().instance(Upkeep.class).get().recount();
    }
}
