package io.masthead.slot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.changelog.Change;
import io.masthead.shared.http.IfMatch;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;

/// What is the same for slots, advertisers, creatives and bookings: how they are listed, read, written under their
/// version, removed unless something refers to them, and logged for every slot that shows them. The resources add
/// addresses, documentation and what is particular.
///
/// @param <E> the thing
/// @param <I> what staff write of it
/// @param <A> what staff see of it
abstract class KeptAdminResource<E extends Kept, I, A> {

    private final Desk desk;
    private final PanacheRepositoryBase<E, Long> kept;
    private final String kind;
    private final Class<I> inputType;

    KeptAdminResource(Desk desk, PanacheRepositoryBase<E, Long> kept, String kind, Class<I> inputType) {
        this.desk = desk;
        this.kept = kept;
        this.kind = kind;
        this.inputType = inputType;
    }

    /// A new thing with nothing in it yet.
    abstract E fresh(Id id);

    /// Takes over what staff wrote.
    ///
    /// @throws Problem `422` if it refers to what is not there
    abstract void write(E thing, I input);

    abstract A seen(E thing);

    /// The input that would make the thing as it is.
    abstract I input(E thing);

    /// The surrogate keys of what shows the thing.
    abstract Set<String> shownIn(E thing);

    /// By id; things that have a name of their own are found by it too.
    Optional<E> find(String id) {
        return Id.parse(id).flatMap(parsed -> kept.findByIdOptional(parsed.value()));
    }

    <P> P page(int limit, String cursor, BiFunction<List<A>, PageInfo, P> page) {
        String list = "admin/" + kind;
        long after = desk.cursors
                .read(list, cursor, at -> Long.parseLong(at.getFirst()))
                .orElse(Long.MIN_VALUE);
        List<E> found = kept.find("id > ?1 order by id", after).range(0, limit).list();
        List<E> data = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit
                ? desk.cursors.write(list, data.getLast().id().value())
                : null;
        return page.apply(data.stream().map(this::seen).toList(), new PageInfo(limit, next, null));
    }

    A one(String id) {
        return answer(existing(id));
    }

    A add(String collection, I body) {
        I input = desk.validation.check(body);
        E thing = fresh(Id.next());
        write(thing, input);
        kept.persist(thing);
        settle(ConstraintKind.UNIQUE, this::exists);
        note("create", thing, shownIn(thing));
        desk.shown.createdAt(collection + "/" + thing.id());
        return answer(thing);
    }

    A rewrite(String id, String ifMatch, I body) {
        E thing = existing(id);
        IfMatch.check(ifMatch, thing.version());
        return revise(thing, desk.validation.check(body));
    }

    A amend(String id, String ifMatch, JsonNode patch) throws JsonProcessingException {
        E thing = existing(id);
        IfMatch.check(ifMatch, thing.version());
        return revise(thing, desk.validation.check(desk.mergePatch.apply(input(thing), patch, inputType)));
    }

    /// A step that changes the thing without new input.
    A act(String id, String ifMatch, Consumer<E> step) {
        E thing = existing(id);
        IfMatch.check(ifMatch, thing.version());
        step.accept(thing);
        kept.flush();
        note("update", thing, shownIn(thing));
        return answer(thing);
    }

    void drop(String id, String ifMatch) {
        E thing = existing(id);
        IfMatch.check(ifMatch, thing.version());
        note("remove", thing, shownIn(thing));
        kept.delete(thing);
        settle(ConstraintKind.FOREIGN_KEY, this::inUse);
    }

    private A revise(E thing, I input) {
        Set<String> keys = new HashSet<>(shownIn(thing));
        write(thing, input);
        settle(ConstraintKind.UNIQUE, this::exists);
        keys.addAll(shownIn(thing));
        note("update", thing, keys);
        return answer(thing);
    }

    private void note(String type, E thing, Set<String> keys) {
        desk.log.note(Change.of(type, kind, thing.id(), new TreeSet<>(keys)));
    }

    private E existing(String id) {
        E thing = find(id).orElseThrow(() -> Problem.notFound(kind));
        desk.shown.subject(thing.id());
        return thing;
    }

    private A answer(E thing) {
        desk.shown.version(thing.version());
        return seen(thing);
    }

    private Problem exists() {
        return Problem.conflict(kind + "-exists", "Another " + kind + " is called so.", List.of());
    }

    private Problem inUse() {
        return Problem.conflict(kind + "-in-use", "Something still refers to this " + kind + ".", List.of());
    }

    /// Writes now. The database is the judge of what is unique and what is referred to, so that two changes at once
    /// cannot slip past each other.
    private void settle(ConstraintKind expected, Supplier<Problem> problem) {
        try {
            kept.flush();
        } catch (ConstraintViolationException refused) {
            if (refused.getKind() != expected) {
                throw refused;
            }
            throw problem.get();
        }
    }
}
