package io.masthead.related;

import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.article.RelatedPin;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.id.Id;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// What is related to an article and why, for staff.
@Path("/v1/admin/articles/{id}/related")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.EDITOR, Roles.ADMIN})
@NeedsScope(Scopes.ARTICLES_READ)
@Tag(name = "Articles (staff)")
public class RelatedAdminResource {

    private static final String PINNED = "pinned";

    private final PublishedRows rows;
    private final RelatedRepository lists;
    private final RelatedComputation computation;
    private final Clock clock;

    RelatedAdminResource(PublishedRows rows, RelatedRepository lists, RelatedComputation computation, Clock clock) {
        this.rows = rows;
        this.lists = lists;
        this.computation = computation;
        this.clock = clock;
    }

    @GET
    @AlsoAnswers(503)
    @Operation(
            operationId = "listAdminRelatedArticles",
            summary = "What is related to an article, and why",
            description =
                    "What readers are shown as related. With `explain=true` it is worked out anew, and what fell out"
                            + " is there too, with the reason: `not-visible`, `duplicate` (nearly the same text), `translation`,"
                            + " `below-threshold`, or `beyond-limit`.")
    public AdminRelatedList list(
            @Parameter(description = "The article's id.") @RestPath String id,
            @Parameter(description = "Whether to tell why others fell out.") @RestQuery @DefaultValue("false")
                    boolean explain) {
        Instant now = clock.instant();
        PublishedRows.Whole whole = Id.parse(id)
                .flatMap(known -> rows.find(known.toString(), now))
                .orElseThrow(() -> Problem.notFound("published article"));
        Id article = whole.row().id();
        List<AdminRelatedItem> data = new ArrayList<>();
        List<AdminRelatedItem> out = new ArrayList<>();
        List<Verdict> verdicts = explain ? computation.verdicts(article, now) : List.of();
        List<Related> related = explain
                ? verdicts.stream()
                        .filter(Verdict::isIn)
                        .map(one -> new Related(one.article(), one.reason(), one.score()))
                        .toList()
                : lists.list(article);
        Map<Id, PublishedRow> visible = visible(whole, related, verdicts, now);
        Set<Id> seen = new LinkedHashSet<>();
        for (RelatedPin pin : whole.document().related()) {
            if (pin.articleId() == null) {
                data.add(AdminRelatedItem.link(new RelatedLink(pin.url(), pin.title(), pin.summary())));
            } else if (seen.add(pin.articleId())) {
                PublishedRow row = visible.get(pin.articleId());
                (row == null ? out : data)
                        .add(AdminRelatedItem.pinned(pin.articleId(), row, PINNED, row == null ? "not-visible" : null));
            }
        }
        for (Related one : related) {
            if (seen.add(one.article()) && visible.containsKey(one.article())) {
                boolean fits = data.size() < RelatedArticles.MOST;
                (fits ? data : out)
                        .add(AdminRelatedItem.computed(
                                visible.get(one.article()),
                                one.reason(),
                                one.score(),
                                detail(verdicts, one.article()),
                                fits ? null : "beyond-limit"));
            }
        }
        verdicts.stream()
                .filter(verdict -> !verdict.isIn() && visible.containsKey(verdict.article()))
                .filter(verdict -> !seen.contains(verdict.article()))
                .limit(AdminRelatedList.MOST_OUT - Math.min(out.size(), AdminRelatedList.MOST_OUT))
                .forEach(one -> out.add(AdminRelatedItem.computed(
                        visible.get(one.article()), one.reason(), one.score(), one, one.out())));
        return new AdminRelatedList(
                data, explain ? out.subList(0, Math.min(out.size(), AdminRelatedList.MOST_OUT)) : null);
    }

    private Map<Id, PublishedRow> visible(
            PublishedRows.Whole whole, List<Related> related, List<Verdict> verdicts, Instant now) {
        Set<Id> wanted = new LinkedHashSet<>();
        whole.document().related().stream()
                .map(RelatedPin::articleId)
                .filter(Objects::nonNull)
                .forEach(wanted::add);
        related.stream().map(Related::article).forEach(wanted::add);
        verdicts.stream().map(Verdict::article).forEach(wanted::add);
        return rows.find(wanted, now).stream().collect(Collectors.toMap(PublishedRow::id, Function.identity()));
    }

    private static Verdict detail(List<Verdict> verdicts, Id article) {
        return verdicts.stream()
                .filter(verdict -> verdict.article().equals(article))
                .findFirst()
                .orElse(null);
    }
}
