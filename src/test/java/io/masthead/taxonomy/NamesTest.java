package io.masthead.taxonomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.database.SqlMeter;
import io.masthead.shared.database.Together;
import io.masthead.shared.id.Id;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class NamesTest {

    @Inject
    EntityManager database;

    @Inject
    CategoryRepository categories;

    @Inject
    TagRepository tags;

    @Inject
    AuthorRepository authors;

    @Inject
    SourceRepository sources;

    @Inject
    SqlMeter meter;

    @Test
    void oneStatementAnswersAllNames() {
        Id parent = category("names-parent", null);
        Id child = category("names-child", parent);
        Id tag = QuarkusTransaction.requiringNew()
                .call(() -> tags.create("Names tag").id());
        Id author = author("names-author", "Names Author");
        Id source = QuarkusTransaction.requiringNew()
                .call(() ->
                        sources.named("Names Agency", "https://agency.example/").id());
        int before = meter.statements();

        Names found = names(List.of(tag, tag), List.of(author), List.of(source, Id.next()));

        assertEquals(1, meter.statements() - before);
        assertEquals(
                List.of(parent, child),
                found.categories().path(child).stream()
                        .map(CategoryTree.Node::id)
                        .toList());
        assertEquals(
                Optional.of("about names-child"), found.categories().find(child).map(CategoryTree.Node::description));
        assertEquals(Optional.of(new NamedTerm(tag, "names-tag", "Names tag")), found.tag(tag));
        assertEquals(Optional.of(new NamedTerm(author, "names-author", "Names Author")), found.author(author));
        assertEquals(Optional.of(new NamedSource("Names Agency", "https://agency.example/")), found.source(source));
        assertEquals(Optional.empty(), found.tag(author));
        assertEquals(Optional.empty(), found.source(Id.next()));
    }

    @Test
    void nothingAskedForIsAnsweredWithCategoriesOnly() {
        Id category = category("names-only", null);

        Names found = names(List.of(), List.of(), List.of());

        assertTrue(found.categories().find(category).isPresent());
        assertEquals(Optional.empty(), found.author(category));
    }

    @Test
    void someListsMayBeEmpty() {
        Id author = author("names-lonely", "Lonely");

        assertTrue(names(List.of(), List.of(author), List.of()).author(author).isPresent());
    }

    private Names names(List<Id> tags, List<Id> authors, List<Id> sources) {
        Together questions = new Together();
        NamesQuestions.ask(questions, tags, authors, sources);
        return NamesQuestions.names(questions.answered(database));
    }

    private Id category(String slug, Id parent) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Category category = new Category(Id.next());
            category.revise(slug, new CategoryInput(slug, slug, "about " + slug, null, 1), parent, Instant.now());
            categories.persist(category);
            return category.id();
        });
    }

    private Id author(String slug, String name) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Author author = new Author(Id.next());
            author.revise(slug, new AuthorInput(slug, name, null, null, null), Instant.now());
            authors.persist(author);
            return author.id();
        });
    }
}
