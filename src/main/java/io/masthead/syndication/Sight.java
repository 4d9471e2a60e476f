package io.masthead.syndication;

import io.masthead.shared.id.Id;

/// What a partner's copy was made of: a version of a plan, and how far its delay has let articles in.
record Sight(Id plan, int version, Mark mark) {

    Sight reaching(Mark further) {
        return new Sight(plan, version, further);
    }

    boolean isOf(Id otherPlan, int otherVersion) {
        return plan.equals(otherPlan) && version == otherVersion;
    }

    /// In a cursor.
    String text() {
        return plan + ":" + version + ":" + mark.text();
    }

    /// Reads what [#text] wrote.
    static Sight of(String text) {
        String[] parts = text.split(":", 3);
        return new Sight(Id.of(parts[0]), Integer.parseInt(parts[1]), Mark.of(parts[2]));
    }
}
