package io.masthead.slot;

import io.masthead.changelog.ChangeLog;
import io.masthead.shared.http.Shown;
import io.masthead.shared.json.MergePatch;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.problem.Validation;
import jakarta.inject.Singleton;

/// What lies at hand for everyone who keeps things for staff.
@Singleton
class Desk {

    final ChangeLog log;
    final Validation validation;
    final MergePatch mergePatch;
    final Cursors cursors;
    final Shown shown;

    Desk(ChangeLog log, Validation validation, MergePatch mergePatch, Cursors cursors, Shown shown) {
        this.log = log;
        this.validation = validation;
        this.mergePatch = mergePatch;
        this.cursors = cursors;
        this.shown = shown;
    }
}
