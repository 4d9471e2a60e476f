-- Moving in. A job is a file that is taken in, one at a time per house, by the node that holds it: held_by and held_until. done says how
-- many records of it are dealt with; it is written in the transaction that deals with them, so that nothing comes in twice.
create table import_job (
    id          bigint       not null primary key,
    state       varchar(10)  not null,
    format      varchar(10)  not null,
    file_name   varchar(255) null,
    bytes       bigint       not null,
    bytes_read  bigint       not null,
    dry_run     boolean      not null,
    create_tags boolean      not null,
    started_by  bigint       not null,
    created_at  datetime(6)  not null,
    begun_at    datetime(6)  null,
    ended_at    datetime(6)  null,
    failure     varchar(500) null,
    done        bigint       not null,
    created     bigint       not null,
    updated     bigint       not null,
    unchanged   bigint       not null,
    skipped     bigint       not null,
    rejected    bigint       not null,
    held_by     varchar(40)  not null,
    held_until  datetime(6)  not null,
    index import_job_state (state, id)
) character set utf8mb4 collate utf8mb4_bin;

-- What became of each record, in the order of the file. notes: one a line.
create table import_item (
    job_id      bigint       not null,
    number      bigint       not null,
    outcome     varchar(10)  not null,
    kind        varchar(20)  not null,
    title       varchar(200) null,
    external_id varchar(200) null,
    subject_id  bigint       null,
    notes       text         not null,
    primary key (job_id, number),
    index import_item_outcome (job_id, outcome, number),
    constraint import_item_of foreign key (job_id) references import_job (id) on delete cascade
) character set utf8mb4 collate utf8mb4_bin;

-- What a record said when it was last taken in (SHA-256), by the id that the other system has for it: the same again changes nothing, even
-- if editors have changed the article here since.
create table import_seen (
    external_id varchar(200)  not null primary key,
    record_hash varbinary(32) not null
) character set utf8mb4 collate utf8mb4_bin;
