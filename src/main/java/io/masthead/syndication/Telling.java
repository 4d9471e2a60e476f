package io.masthead.syndication;

import io.masthead.article.Standing;
import io.masthead.changelog.Entry;
import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Decides what one partner is told of a [Block]. Content is always the current version, and only if the plan allows it
/// now; that something left is told to whoever may have it, and to nobody else.
final class Telling {

    private final Reader reader;
    private final Entitlement plan;
    private final Block block;

    Telling(Reader reader, Block block) {
        this.reader = reader;
        this.plan = Entitlement.of(reader.current().terms());
        this.block = block;
    }

    /// What is told, before it has its cursor.
    record Told(
            Block.Item item,
            String type,
            Id article,
            Id category,
            Integer version,
            Block.Content content,
            ChangeTakedown takedown) {}

    List<Told> all() {
        return block.items().stream().flatMap(item -> told(item).stream()).toList();
    }

    private Optional<Told> told(Block.Item item) {
        if (item.type() != null) {
            return Optional.of(of(item, item.type()));
        }
        return switch (item.entry().type()) {
            case PartnerChange.REMINDER -> reminder(item);
            case PartnerChange.KILL -> kill(item);
            case "withdraw", "expire" -> had(item) ? Optional.of(leaving(item, "withdraw", null)) : Optional.empty();
            default -> item.content() == null ? lost(item) : Optional.of(of(item, coming(item)));
        };
    }

    private Optional<Told> kill(Block.Item item) {
        List<Entry> trail = block.trails().getOrDefault(item.article(), List.of());
        if (!had(item) && !reader.mayEverHave(trail, item.entry().seq())) {
            return Optional.empty();
        }
        Block.Notice notice = block.takedowns().get(new Id(item.entry().seq()));
        return Optional.of(leaving(item, PartnerChange.KILL, notice == null ? null : notice.takedown()));
    }

    private Optional<Told> reminder(Block.Item item) {
        Block.Notice notice = block.takedowns().get(item.article());
        if (notice == null || !notice.open().contains(reader.partner())) {
            return Optional.empty();
        }
        return Optional.of(
                new Told(item, PartnerChange.REMINDER, notice.article(), null, null, null, notice.takedown()));
    }

    /// It cannot be seen now. If this entry did not take it away, the one that did is still to come.
    private Optional<Told> lost(Block.Item item) {
        boolean stays = item.after().filter(story -> isIn(item, story)).isPresent();
        return !stays && had(item) ? Optional.of(leaving(item, PartnerChange.LOST, null)) : Optional.empty();
    }

    private boolean isIn(Block.Item item, Standing story) {
        return plan.names(story) && item.place().sight().mark().reaches(story.publishedAt(), item.article());
    }

    private boolean had(Block.Item item) {
        return item.before()
                .filter(story ->
                        reader.mayHave(story, Instant.EPOCH, item.entry().at()))
                .isPresent();
    }

    /// `publish` where nobody saw it before, `entitlement-gained` where the plan did not allow it.
    private String coming(Block.Item item) {
        Optional<Standing> before = item.before();
        if (before.isEmpty()) {
            return "publish";
        }
        if (!isIn(item, before.get())) {
            return plan.names(before.get()) ? "publish" : PartnerChange.GAINED;
        }
        return item.entry().type().equals("correct") ? "correct" : "update";
    }

    private static Told of(Block.Item item, String type) {
        Block.Content content = item.content();
        return content == null
                ? leaving(item, type, null)
                : new Told(item, type, item.article(), content.category(), content.version(), content, null);
    }

    private static Told leaving(Block.Item item, String type, ChangeTakedown takedown) {
        return new Told(
                item,
                type,
                item.article(),
                item.before().map(Standing::category).orElse(null),
                item.before().map(Standing::revision).orElse(null),
                null,
                takedown);
    }
}
