package io.masthead.search;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hibernate.search.backend.lucene.LuceneExtension;
import org.hibernate.search.engine.backend.document.DocumentElement;
import org.hibernate.search.engine.backend.document.IndexFieldReference;
import org.hibernate.search.engine.backend.document.model.dsl.IndexSchemaElement;
import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Projectable;
import org.hibernate.search.engine.backend.types.Searchable;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.mapper.pojo.bridge.TypeBridge;
import org.hibernate.search.mapper.pojo.bridge.binding.TypeBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.TypeBinder;
import org.hibernate.search.mapper.pojo.bridge.runtime.TypeBridgeWriteContext;

/// The fields of the index, whichever engine keeps it.
///
/// @param isInside whether that is Lucene in this node
record IndexedFields(boolean isInside) implements TypeBinder {

    /// The analyzers of texts, and of what is looked for in them.
    static final String TEXT = "text";

    static final String ASKED = "asked";

    @Override
    public void bind(TypeBindingContext context) {
        context.dependencies().useRootOnly();
        context.bridge(Indexed.class, new Bridge(context.indexSchemaElement(), isInside));
    }

    private static final class Bridge implements TypeBridge<Indexed> {

        private final IndexFieldReference<Long> article;
        private final IndexFieldReference<Instant> publishAt;
        private final IndexFieldReference<Instant> expireAt;
        private final IndexFieldReference<Instant> publishedAt;
        private final IndexFieldReference<String> title;
        private final IndexFieldReference<String> summary;
        private final IndexFieldReference<String> body;
        private final IndexFieldReference<String> shown;
        private final IndexFieldReference<String> headline;
        private final IndexFieldReference<String> starts;
        private final IndexFieldReference<String> sounds;
        private final IndexFieldReference<Long> category;
        private final IndexFieldReference<Long> tags;
        private final IndexFieldReference<Integer> year;

        Bridge(IndexSchemaElement schema, boolean isInside) {
            article = schema.field(
                            "article", f -> f.asLong().sortable(Sortable.YES).projectable(Projectable.YES))
                    .toReference();
            publishAt = moment(schema, "publishAt", isInside);
            expireAt = moment(schema, "expireAt", isInside);
            publishedAt = schema.field(
                            "publishedAt",
                            f -> f.asInstant().sortable(Sortable.YES).projectable(Projectable.YES))
                    .toReference();
            title = text(schema, "title");
            summary = text(schema, "summary");
            body = text(schema, "body");
            headline = shown(schema, "headline", isInside);
            shown = shown(schema, "shown", isInside);
            starts = schema.field("starts", f -> f.asString()).multiValued().toReference();
            sounds = schema.field("sounds", f -> f.asString()).multiValued().toReference();
            category = schema.field("category", f -> f.asLong().aggregable(Aggregable.YES))
                    .toReference();
            tags = schema.field("tag", f -> f.asLong().aggregable(Aggregable.YES))
                    .multiValued()
                    .toReference();
            year = schema.field("year", f -> f.asInteger().aggregable(Aggregable.YES))
                    .toReference();
        }

        private static IndexFieldReference<String> text(IndexSchemaElement schema, String name) {
            return schema.field(name, f -> f.asString().analyzer(TEXT).searchAnalyzer(ASKED))
                    .toReference();
        }

        private static IndexFieldReference<Instant> moment(IndexSchemaElement schema, String name, boolean isInside) {
            return schema.field(name, f -> f.asInstant().sortable(isInside ? Sortable.YES : Sortable.DEFAULT))
                    .toReference();
        }

        private static IndexFieldReference<String> shown(IndexSchemaElement schema, String name, boolean isInside) {
            return isInside
                    ? schema.field(
                                    name,
                                    f -> f.extension(LuceneExtension.get())
                                            .asNative(String.class, KeptText::contribute))
                            .toReference()
                    : schema.field(
                                    name,
                                    f -> f.asString().searchable(Searchable.NO).projectable(Projectable.YES))
                            .toReference();
        }

        @Override
        public void write(DocumentElement target, Indexed of, TypeBridgeWriteContext context) {
            target.addValue(article, of.article().value());
            target.addValue(publishAt, of.publishAt());
            target.addValue(expireAt, of.expireAt());
            target.addValue(publishedAt, of.publishedAt());
            target.addValue(title, Folding.of(of.title()));
            target.addValue(summary, Folding.of(of.summary()));
            target.addValue(body, Folding.of(of.body()));
            target.addValue(headline, of.title());
            target.addValue(shown, of.body());
            of.starts().forEach(start -> target.addValue(starts, start));
            of.sounds().forEach(sound -> target.addValue(sounds, sound));
            if (of.category() != null) {
                target.addValue(category, of.category().value());
            }
            of.tags().stream().map(Id::value).forEach(tag -> target.addValue(tags, tag));
            target.addValue(year, of.publishedAt().atOffset(ZoneOffset.UTC).getYear());
        }
    }
}
