-- Partners: plans, keys, quotas, usage.

-- What a plan allows stands in terms, as JSON. Every version it ever had stays in plan_version: a takedown asks which plans
-- once allowed an item.
create table plan (
    id         bigint       not null primary key,
    name       varchar(200) not null,
    terms      mediumtext   not null,
    version    int          not null,
    created_at datetime(6)  not null,
    unique index plan_name (name)
) character set utf8mb4 collate utf8mb4_bin;

-- Without a foreign key: plans that are gone are asked about too.
create table plan_version (
    plan_id bigint       not null,
    version int          not null,
    name    varchar(200) not null,
    terms   mediumtext   not null,
    from_at datetime(6)  not null,
    primary key (plan_id, version)
) character set utf8mb4 collate utf8mb4_bin;

-- Every change of a partner's keys writes key_changes first: so two at once cannot both make the second of two keys, on any
-- engine and cluster.
create table partner (
    id            bigint        not null primary key,
    name          varchar(200)  not null,
    contact_email varchar(254)  null,
    notes         varchar(2000) null,
    plan_id       bigint        not null,
    suspended_at  datetime(6)   null,
    created_at    datetime(6)   not null,
    version       int           not null,
    key_changes   bigint        not null default 0,
    unique index partner_name (name),
    index partner_plan (plan_id),
    constraint partner_plan_of foreign key (plan_id) references plan (id)
) character set utf8mb4 collate utf8mb4_bin;

-- A key is known by its prefix; of its secret there is a hash only. Scopes and networks are separated by blanks.
create table partner_key (
    id           bigint        not null primary key,
    partner_id   bigint        not null,
    environment  varchar(16)   not null,
    prefix       varchar(20)   not null,
    key_hash     varbinary(32) not null,
    name         varchar(200)  not null,
    scopes       varchar(500)  not null,
    networks     varchar(1000) not null,
    created_at   datetime(6)   not null,
    expires_at   datetime(6)   null,
    revoked_at   datetime(6)   null,
    last_used_at datetime(6)   null,
    unique index partner_key_prefix (prefix),
    index partner_key_of (partner_id, id),
    constraint partner_key_partner foreign key (partner_id) references partner (id)
) character set utf8mb4 collate utf8mb4_bin;

-- What nodes have taken of a partner's requests of one day (UTC), block by block, before they were used.
create table partner_quota (
    partner_id  bigint      not null,
    environment varchar(16) not null,
    day         date        not null,
    taken       bigint      not null,
    primary key (partner_id, environment, day)
) character set utf8mb4 collate utf8mb4_bin;

-- Requests by day, key (0 for keys nobody has), endpoint and outcome; the numbers of both are those of the code.
create table partner_usage (
    day      date   not null,
    key_id   bigint not null,
    endpoint int    not null,
    outcome  int    not null,
    requests bigint not null,
    primary key (day, key_id, endpoint, outcome),
    index partner_usage_key (key_id, day)
);

-- Which nodes are alive: each says so every few seconds. A rate a second is divided over them.
create table node_alive (
    id      bigint      not null primary key,
    seen_at datetime(6) not null
);

-- Whether a partner may be told that an article left: what it was shown in then stands in the log.
alter table change_entry add index change_entry_subject (subject_id, seq);
