package io.masthead.transfer;

import io.masthead.media.MediaLibrary;
import io.masthead.media.Originals;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.text.Slug;
import io.masthead.site.LinkAdminResource;
import io.masthead.taxonomy.AuthorAdminResource;
import io.masthead.taxonomy.AuthorRepository;
import io.masthead.taxonomy.CategoryAdminResource;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.TagAdminResource;
import io.masthead.taxonomy.TagRepository;
import io.masthead.taxonomy.Term;
import io.masthead.taxonomy.Terms;
import io.masthead.transfer.Landed.Outcome;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Brings records in, within the current transaction: articles in bulk, rows of an archive table by table,
/// everything else through the doors that staff use.
@Singleton
class Landing {

    private static final Logger LOG = Logger.getLogger(Landing.class);

    private final LandingArticles articles;
    private final ArchiveRows archive;
    private final CategoryRepository categories;
    private final CategoryAdminResource categoryDoor;
    private final TagRepository tags;
    private final TagAdminResource tagDoor;
    private final AuthorRepository authors;
    private final AuthorAdminResource authorDoor;
    private final LinkAdminResource linkDoor;
    private final Originals originals;

    Landing(
            LandingArticles articles,
            ArchiveRows archive,
            CategoryRepository categories,
            CategoryAdminResource categoryDoor,
            TagRepository tags,
            TagAdminResource tagDoor,
            AuthorRepository authors,
            AuthorAdminResource authorDoor,
            LinkAdminResource linkDoor,
            Originals originals) {
        this.articles = articles;
        this.archive = archive;
        this.categories = categories;
        this.categoryDoor = categoryDoor;
        this.tags = tags;
        this.tagDoor = tagDoor;
        this.authors = authors;
        this.authorDoor = authorDoor;
        this.linkDoor = linkDoor;
        this.originals = originals;
    }

    /// Brings a batch in.
    ///
    /// @return what became of each record, in the same order
    /// @throws Problem if one is refused when others were written already: the transaction must not be
    /// committed, and each is to be tried alone
    List<Landed> land(List<Incoming> batch, ImportJob job) {
        List<Landed> landed = new ArrayList<>();
        int from = 0;
        while (from < batch.size()) {
            int to = from + 1;
            String group = group(batch.get(from));
            while (to < batch.size() && group(batch.get(to)).equals(group)) {
                to++;
            }
            landed.addAll(landAlike(batch.subList(from, to), job));
            from = to;
        }
        return landed;
    }

    /// Records that come in together.
    private static String group(Incoming one) {
        if (one.isPassedOver()) {
            return "";
        }
        return one.kind().equals("row") ? "row " + one.record().table() : one.kind();
    }

    private List<Landed> landAlike(List<Incoming> alike, ImportJob job) {
        Incoming first = alike.getFirst();
        if (first.isPassedOver()) {
            return alike.stream().map(Landing::passedOver).toList();
        }
        return switch (first.kind()) {
            case "article" -> articles.land(alike, job);
            case Incoming.PICTURE ->
                alike.stream().map(one -> picture(one, job)).toList();
            case "row" -> archive.restore(first.record().table(), alike);
            default -> alike.stream().map(this::furnish).toList();
        };
    }

    private static Landed passedOver(Incoming one) {
        return one.fault() == null
                ? Landed.of(one, Outcome.SKIPPED, null, List.of())
                : Landed.rejected(one, one.fault());
    }

    private Landed picture(Incoming one, ImportJob job) {
        try {
            String hash = one.picture().hash();
            byte[] bytes = one.picture().bytes();
            if (job.dryRun()) {
                originals.check(hash, bytes);
                return Landed.of(one, Outcome.CREATED, null, List.of());
            }
            MediaLibrary.Added brought = originals.bring(hash, bytes);
            return Landed.of(one, brought.isNew() ? Outcome.CREATED : Outcome.UNCHANGED, brought.id(), List.of());
        } catch (Problem refused) {
            return Landed.rejected(one, refused);
        } catch (IOException away) {
            LOG.warnf(away, "import %s", job.id());
            return Landed.rejected(one, Problem.of(500, "not-stored", "Not stored", "The file could not be kept."));
        }
    }

    private Landed furnish(Incoming one) {
        ImportRecord record = one.record();
        return switch (one.kind()) {
            case "category" ->
                unlessThere(
                        one,
                        categories,
                        record.category().slug(),
                        record.category().name(),
                        () -> categoryDoor.create(record.category()).id());
            case "tag" ->
                unlessThere(
                        one,
                        tags,
                        record.tag().slug(),
                        record.tag().name(),
                        () -> tagDoor.create(record.tag()).id());
            case "author" ->
                unlessThere(
                        one,
                        authors,
                        record.author().slug(),
                        record.author().name(),
                        () -> authorDoor.create(record.author()).id());
            default ->
                Landed.of(one, Outcome.CREATED, linkDoor.create(record.link()).id(), List.of());
        };
    }

    private static <T extends Term> Landed unlessThere(
            Incoming one, Terms<T> terms, String slug, String name, Supplier<Id> create) {
        Optional<T> known = Optional.ofNullable(slug)
                .or(() -> Optional.ofNullable(name).flatMap(Slug::of))
                .flatMap(wanted -> terms.find("slug", wanted).firstResultOptional());
        return known.map(term -> Landed.of(one, Outcome.UNCHANGED, term.id(), List.of()))
                .orElseGet(() -> Landed.of(one, Outcome.CREATED, create.get(), List.of()));
    }
}
