-- Durable counting by group commit. Each batch of counts inserts its id and takes the one before of the same node away: a batch whose
-- commit was not answered cannot go in twice, and waits for an earlier try of itself that may still be about to commit.
create table tally_batch (
    batch_id bigint      not null primary key,
    at       datetime(6) not null,
    index tally_batch_age (at)
);

-- What counts once: names of events, and visitors within a window, as hashes. batch_id says which batch took the name.
create table tally_once (
    name_hash binary(16)  not null primary key,
    batch_id  bigint      not null,
    until_at  datetime(6) not null,
    index tally_once_end (until_at)
);

-- Hours of view_hour are added up to days (UTC) when they are old.
create table view_day (
    day        date   not null,
    article_id bigint not null,
    views      bigint not null,
    primary key (day, article_id)
);

-- Rankings are kept in memory: an index over the counts would be rewritten by every view.
alter table view_total drop index view_total_ranking;

-- Whether articles are visible, without their documents' pages.
alter table published_article add index published_visible (article_id, publish_at, expire_at);
