-- What readers looked for and did not find, by day (UTC; 20260501 is the first of May): a list for editors, kept for a
-- month. Words are kept once, under the first half of their SHA-256, because counts are keyed by numbers.
create table search_miss_words (
    words_hash bigint       not null primary key,
    words      varchar(100) not null
) character set utf8mb4 collate utf8mb4_bin;

create table search_miss (
    day        int    not null,
    words_hash bigint not null,
    misses     bigint not null,
    primary key (day, words_hash),
    index search_miss_words_of (words_hash)
);

-- What is related to an article, computed when one of the two changes; both directions stand here.
create table related_article (
    article_id bigint      not null,
    other_id   bigint      not null,
    reason     varchar(20) not null,
    score      double      not null,
    primary key (article_id, other_id),
    index related_article_other (other_id, article_id)
) character set utf8mb4 collate utf8mb4_bin;
