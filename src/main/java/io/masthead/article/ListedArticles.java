package io.masthead.article;

import io.masthead.edge.Part;
import io.masthead.edge.PartKind;
import io.masthead.edge.Parts;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Fields;
import io.masthead.site.Addresses;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Articles as lists show them, for whoever knows which ones. They are the same in every list, so each is made once and
/// kept as a part of answers.
@Singleton
public class ListedArticles {

    private static final PartKind<Listed> WHOLE = new PartKind<>("article", Listed.class);
    private static final PartKind<Listed> HEADLINE = new PartKind<>("headline", Listed.class);
    private static final PartKind<Turn> TURN = new PartKind<>("turn", Turn.class);
    private static final String ANY = "any article";
    private static final int SMALL = 100;

    /// When one of all articles begins or ends next, if any does.
    private record Turn(Optional<Instant> at) {}

    private final Parts parts;
    private final PublishedRows rows;
    private final ArticleRenderer renderer;
    private final Shown shown;

    ListedArticles(Parts parts, PublishedRows rows, ArticleRenderer renderer, Shown shown) {
        this.parts = parts;
        this.rows = rows;
        this.renderer = renderer;
        this.shown = shown;
    }

    /// The visible ones of these articles, in no order. What is chosen from them one by one, as few do, is made each
    /// time.
    public Map<Id, Listed> visible(Collection<Id> ids, Fields fields, Instant now) {
        if (!fields.isUsual()) {
            Map<Id, Listed> found = new HashMap<>();
            make(ids, fields, now).forEach((id, part) -> {
                shown.also(part.shown());
                found.put(id, part.value());
            });
            return found;
        }
        return parts.find(fields.has("summary") ? WHOLE : HEADLINE, ids, now, missing -> make(missing, fields, now));
    }

    /// Tells the answer until when no article begins or ends.
    public void untilNextTurn(Instant now) {
        parts.find(TURN, List.of(ANY), now, missing -> Map.of(ANY, turn(now)));
    }

    private Map<Id, Part<Listed>> make(Collection<Id> ids, Fields fields, Instant now) {
        List<PublishedRow> found = rows.find(ids, now);
        Map<Id, Part<Listed>> made = new HashMap<>();
        if (found.isEmpty()) {
            return made;
        }
        Rendering rendering = renderer.load(found, List.of(), fields);
        for (PublishedRow row : found) {
            Shown own = new Shown();
            own.key(Addresses.KEY);
            Listed listed = new Listed(row, rendering.telling(own).summary(row));
            made.put(row.id(), new Part<>(listed, own, listed.weight()));
        }
        return made;
    }

    /// Whatever begins or ends from now on is told of under the key of all lists.
    private Part<Turn> turn(Instant now) {
        Instant at = rows.nextTurn(now);
        Shown own = new Shown();
        own.key("list");
        own.until(at);
        return new Part<>(new Turn(Optional.ofNullable(at)), own, SMALL);
    }
}
