package io.masthead.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.search.backend.elasticsearch.analysis.ElasticsearchAnalysisConfigurer;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;

/// Which engine keeps the index, and what Hibernate Search has to know of it: Lucene in a folder of this node, or a
/// cluster of Elasticsearch or OpenSearch that all nodes share. Fields and questions are the same.
@Singleton
class SearchEngine {

    private static final String BACKEND = "hibernate.search.backend.";
    private static final int MEGABYTES_GATHERED = 64;

    /// Larger parts of an index are not joined at once: that would take minutes.
    private static final int MEGABYTES_JOINED = 512;

    private final String hosts;
    private final String user;
    private final String password;
    private final String version;

    /// @param hosts addresses of the cluster, separated by commas; none for Lucene
    /// @param version of the cluster, such as `8.19` or `opensearch:2.19`; none to ask it
    @Inject
    SearchEngine(
            @ConfigProperty(name = "masthead.search-hosts") Optional<String> hosts,
            @ConfigProperty(name = "masthead.search-user") Optional<String> user,
            @ConfigProperty(name = "masthead.search-password") Optional<String> password,
            @ConfigProperty(name = "masthead.search-version") Optional<String> version) {
        this(hosts.orElse(""), user.orElse(""), password.orElse(""), version.orElse(""));
    }

    SearchEngine(String hosts, String user, String password, String version) {
        this.hosts = hosts;
        this.user = user;
        this.password = password;
        this.version = version;
    }

    /// Lucene, without a server.
    static SearchEngine inside() {
        return new SearchEngine("", "", "", "");
    }

    /// Whether the index is this node's own.
    boolean isInside() {
        return hosts.isBlank();
    }

    /// What Hibernate Search has to know to open an index.
    ///
    /// @param folder of this node; a cluster's index is not in it
    Map<String, Object> settings(IndexFolder folder) {
        return isInside() ? lucene(folder) : cluster();
    }

    /// Files are mapped, so that an index lives in the system's memory and not on the heap.
    private static Map<String, Object> lucene(IndexFolder folder) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(BACKEND + "type", "lucene");
        settings.put(BACKEND + "directory.type", "local-filesystem");
        settings.put(BACKEND + "directory.root", folder.path().toString());
        settings.put(BACKEND + "directory.filesystem_access.strategy", "mmap");
        settings.put(BACKEND + "lucene_version", "LATEST");
        settings.put(BACKEND + "thread_pool.size", 2);
        // On disk when told to, because the position goes along; found when told to, and not anew for each question.
        settings.put(BACKEND + "io.commit_interval", Integer.MAX_VALUE);
        settings.put(BACKEND + "io.refresh_interval", Integer.MAX_VALUE);
        settings.put(BACKEND + "indexing.queue_count", 2);
        // The more is gathered before it is written, the less has to be merged; Lucene's 16 took twice as long.
        settings.put(BACKEND + "io.writer.ram_buffer_size", MEGABYTES_GATHERED);
        settings.put(BACKEND + "io.merge.max_forced_size", MEGABYTES_JOINED);
        settings.put(BACKEND + "analysis.configurer", (LuceneAnalysisConfigurer) context -> {
            context.analyzer(IndexedFields.TEXT).instance(new TextAnalyzer(true));
            context.analyzer(IndexedFields.ASKED).instance(new TextAnalyzer(false));
            context.similarity(EvenSimilarity.OF_ALL);
        });
        return settings;
    }

    /// The same analysis of what every such server has; texts and questions are folded before they are sent there.
    private Map<String, Object> cluster() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(BACKEND + "type", "elasticsearch");
        settings.put(BACKEND + "uris", hosts);
        if (!user.isBlank()) {
            settings.put(BACKEND + "username", user);
            settings.put(BACKEND + "password", password);
        }
        if (!version.isBlank()) {
            settings.put(BACKEND + "version", version);
        }
        settings.put(BACKEND + "analysis.configurer", (ElasticsearchAnalysisConfigurer) context -> {
            context.analyzer(IndexedFields.TEXT)
                    .custom()
                    .tokenizer("standard")
                    .tokenFilters("porter_stem", "pairs_and_singles");
            context.analyzer(IndexedFields.ASKED)
                    .custom()
                    .tokenizer("standard")
                    .tokenFilters("porter_stem", "cjk_bigram");
            context.tokenFilter("pairs_and_singles").type("cjk_bigram").param("output_unigrams", true);
        });
        return settings;
    }
}
