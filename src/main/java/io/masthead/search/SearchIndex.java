package io.masthead.search;

import io.masthead.shared.id.Id;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.search.engine.backend.work.execution.DocumentCommitStrategy;
import org.hibernate.search.engine.backend.work.execution.DocumentRefreshStrategy;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.AnnotatedTypeSource;
import org.hibernate.search.mapper.pojo.standalone.mapping.CloseableSearchMapping;
import org.hibernate.search.mapper.pojo.standalone.mapping.SearchMapping;
import org.hibernate.search.mapper.pojo.standalone.mapping.StandalonePojoMappingConfigurer;
import org.hibernate.search.mapper.pojo.standalone.scope.SearchScope;
import org.hibernate.search.mapper.pojo.standalone.session.SearchSession;
import org.hibernate.search.mapper.pojo.standalone.work.SearchIndexingPlan;
import org.hibernate.search.mapper.pojo.work.SearchIndexingPlanExecutionReport;
import org.jboss.logging.Logger;

/// An open index, and what is written into it. Safe for several threads, of which one writes.
final class SearchIndex implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SearchIndex.class);

    private final CloseableSearchMapping mapping;
    private final SearchScope<Indexed> scope;
    private final boolean isInside;
    private final IndexQueries queries;

    private SearchIndex(CloseableSearchMapping mapping, boolean isInside) {
        this.mapping = mapping;
        this.isInside = isInside;
        scope = mapping.scope(Indexed.class);
        queries = new IndexQueries(mapping, scope, isInside ? new LuceneQueries(scope) : null);
    }

    /// What can be asked of it.
    IndexQueries queries() {
        return queries;
    }

    /// Opens an index, or begins one.
    ///
    /// @param folder of this node; a cluster's index is not in it
    static SearchIndex open(SearchEngine engine, IndexFolder folder) {
        var builder = SearchMapping.builder(AnnotatedTypeSource.empty());
        engine.settings(folder).forEach(builder::property);
        builder.property("hibernate.search.mapping.configurer", (StandalonePojoMappingConfigurer) context -> {
            var type = context.programmaticMapping().type(Indexed.class);
            type.searchEntity();
            type.indexed().index("article");
            type.property("key").documentId();
            type.binder(new IndexedFields(engine.isInside()));
        });
        return new SearchIndex(builder.build(), engine.isInside());
    }

    /// Makes the index say of these articles what their texts say, and nothing of those that have none.
    ///
    /// @throws RuntimeException if that failed; what was written since the last [#flush] may be gone then
    void replace(Collection<Id> articles, List<Indexed> texts) {
        Set<String> written = new HashSet<>();
        try (SearchSession session = session(articles.size() * Indexed.VERSIONS)) {
            SearchIndexingPlan plan = session.indexingPlan();
            for (Indexed text : texts) {
                written.add(text.key());
                plan.addOrUpdate(text);
            }
            for (Id article : articles) {
                for (int place = 0; place < Indexed.VERSIONS; place++) {
                    String key = Indexed.key(article, place);
                    if (!written.contains(key)) {
                        plan.purge(Indexed.class, key, null);
                    }
                }
            }
        }
    }

    /// Adds texts that are not there yet.
    ///
    /// @throws RuntimeException as [#replace]
    void add(List<Indexed> texts) {
        try (SearchSession session = session(texts.size())) {
            texts.forEach(session.indexingPlan()::add);
        }
    }

    /// When it is closed all is done that it was told. What was written is neither found nor on disk before that is
    /// asked for: both take longer than the writing.
    ///
    /// @param works how many there will be
    private SearchSession session(int works) {
        return mapping.createSessionWithOptions()
                .indexingPlanSynchronizationStrategy(context -> {
                    context.documentCommitStrategy(DocumentCommitStrategy.NONE);
                    context.documentRefreshStrategy(DocumentRefreshStrategy.NONE);
                    context.indexingFutureHandler(done -> judge(done.join(), works));
                })
                .build();
    }

    /// A cluster may refuse some of it, which is told and left out. Lucene refuses nothing that we write: what
    /// fails there is the disk.
    private void judge(SearchIndexingPlanExecutionReport done, int works) {
        Throwable failed = done.throwable().orElse(null);
        if (failed == null) {
            return;
        }
        if (isInside || done.failingEntities().size() == works) {
            throw new IllegalStateException("the index cannot be written", failed);
        }
        LOG.warnf("Some of it cannot be indexed and is not found by searching: %s", failed);
    }

    /// From now on what was written is found.
    ///
    /// To refresh is to forget the reader of the index, so that the next who asks opens one. A reader that is just
    /// being opened, without what was written, would not be forgotten, and stay: so it is waited for.
    void refresh() {
        if (isInside && queries.isAsked()) {
            queries.size();
        }
        scope.workspace().refresh();
    }

    /// Joins the parts that it was written in, but for large ones: each part has to be searched by itself. Meanwhile it
    /// can be asked and written to.
    void merge() {
        scope.workspace().mergeSegments();
        // What stands in the files of before is on disk in the new one, so that they can go.
        flush();
        refresh();
    }

    /// What was written is on disk.
    void flush() {
        scope.workspace().flush();
    }

    @Override
    public void close() {
        mapping.close();
    }
}
