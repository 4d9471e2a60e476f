package io.masthead.start.sample;

import io.masthead.editorial.EditorialRepository;
import io.masthead.shared.id.Id;
import io.masthead.site.SiteRepository;
import io.masthead.slot.SlotRepository;
import io.masthead.staff.ActingAdmin;
import io.masthead.taxonomy.AuthorRepository;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.TagRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Fills an empty installation with the sample newsroom, before the first request is answered.
///
/// Pictures come first, each in a transaction of its own; all the rest is one transaction. So a start that is broken
/// off leaves pictures at most, which the next start finds again. The site's settings are written in that transaction
/// too, and that is the mark: an installation whose settings were ever written is left alone, even if everything in
/// it was removed since.
@Singleton
public class SampleNewsroom {

    private static final Logger LOG = Logger.getLogger(SampleNewsroom.class);

    /// A slow machine takes its time for the one large transaction.
    private static final int SECONDS_TO_WRITE = (int) TimeUnit.MINUTES.toSeconds(10);

    private final boolean wanted;
    private final SiteRepository site;
    private final EditorialRepository articles;
    private final CategoryRepository categories;
    private final TagRepository tags;
    private final AuthorRepository authors;
    private final SlotRepository slots;
    private final PictureDesk pictures;
    private final Furnishing furnishing;
    private final SampleStories stories;
    private final ActingAdmin admin;
    private final Clock clock;

    SampleNewsroom(
            @ConfigProperty(name = "masthead.sample-data") boolean wanted,
            SiteRepository site,
            EditorialRepository articles,
            CategoryRepository categories,
            TagRepository tags,
            AuthorRepository authors,
            SlotRepository slots,
            PictureDesk pictures,
            Furnishing furnishing,
            SampleStories stories,
            ActingAdmin admin,
            Clock clock) {
        this.wanted = wanted;
        this.site = site;
        this.articles = articles;
        this.categories = categories;
        this.tags = tags;
        this.authors = authors;
        this.slots = slots;
        this.pictures = pictures;
        this.furnishing = furnishing;
        this.stories = stories;
        this.admin = admin;
        this.clock = clock;
    }

    /// Runs after the first admin was made, and before the port is opened.
    void atStart(@Observes StartupEvent start) {
        if (wanted) {
            load(System.out);
        }
    }

    /// Loads the sample if nothing was ever written here. A failure is told and leaves nothing half done: the
    /// application starts all the same.
    void load(PrintStream console) {
        if (!QuarkusTransaction.requiringNew().call(this::isEmpty)) {
            return;
        }
        long start = System.nanoTime();
        console.println("Loading the sample newsroom (once): drawing its pictures, writing its articles …");
        try {
            Map<String, Id> drawn = pictures.fill(console);
            admin.act(id -> {
                int written = QuarkusTransaction.requiringNew()
                        .timeout(SECONDS_TO_WRITE)
                        .call(() -> write(drawn, id));
                console.println(String.format(
                        Locale.ROOT,
                        "The sample newsroom is there: %d articles and %d pictures in %.1f seconds.",
                        written,
                        drawn.size(),
                        (System.nanoTime() - start) / 1e9));
            });
        } catch (RuntimeException failed) {
            LOG.warn("The sample newsroom could not be loaded; the next start tries again.", failed);
        }
    }

    private int write(Map<String, Id> drawn, Id by) {
        furnishing.place(drawn);
        return stories.publish(drawn, by, clock.instant());
    }

    private boolean isEmpty() {
        return site.isUntouched()
                && articles.count() == 0
                && categories.count() == 0
                && tags.count() == 0
                && authors.count() == 0
                && slots.count() == 0;
    }
}
