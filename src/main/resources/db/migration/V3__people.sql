-- People: suspension, sessions one can name, tokens of integrations, lock-out, audit log, idempotency keys.
-- Everything new on old tables may be null: the release before this one goes on writing them.

-- staff -------------------------------------------------------------------------------------------------------------
-- Who comes from an issuer (OpenID Connect) has no password here.
alter table staff
    modify column password_hash varchar(200) null,
    add column suspended_at datetime(6)  null,
    add column issuer       varchar(255) null,
    add column subject      varchar(255) null,
    add unique index staff_subject (issuer, subject);

-- One row that every change of somebody's role or state writes: so two admins cannot demote each other at once, on any
-- engine and cluster.
create table staff_roster (
    id      int    not null primary key,
    changes bigint not null
);
insert into staff_roster (id, changes) values (1, 0);

alter table staff_session
    add column id bigint null,
    add unique index staff_session_id (id);

create table staff_token (
    id           bigint        not null primary key,
    token_hash   varbinary(32) not null,
    staff_id     bigint        not null,
    name         varchar(200)  not null,
    prefix       varchar(20)   not null,
    scopes       varchar(1000) not null,
    created_at   datetime(6)   not null,
    expires_at   datetime(6)   not null,
    last_used_at datetime(6)   null,
    unique index staff_token_hash (token_hash),
    index staff_token_of (staff_id, id),
    constraint staff_token_staff foreign key (staff_id) references staff (id) on delete cascade
) character set utf8mb4 collate utf8mb4_bin;

-- Failed logins by account. The account is a number of 20 bits made of the address and the house's secret: the table
-- says of nobody who they are, knows as many accounts as non-accounts, and can never have more than a million rows.
create table login_failure (
    account      int         not null primary key,
    failures     int         not null,
    last_at      datetime(6) not null,
    locked_until datetime(6) null,
    index login_failure_last (last_at)
);

-- audit -------------------------------------------------------------------------------------------------------------
-- Appended to, never changed. Without foreign keys: what it tells of may be gone.
create table audit_entry (
    id           bigint       not null primary key,
    at           datetime(6)  not null,
    staff_id     bigint       not null,
    staff_name   varchar(200) not null,
    via          varchar(20)  not null,
    credential   bigint       null,
    operation    varchar(100) not null,
    method       varchar(10)  not null,
    path         varchar(200) not null,
    subject      varchar(60)  not null,
    subject_id   varchar(200) null,
    from_version int          null,
    to_version   int          null,
    from_revision int         null,
    revision     int          null,
    request_id   varchar(100) null,
    index audit_entry_at (at, id),
    index audit_entry_staff (staff_id, at, id),
    index audit_entry_subject (subject, subject_id, at, id)
) character set utf8mb4 collate utf8mb4_bin;

-- idempotency ---------------------------------------------------------------------------------------------------------
-- A row without a status is work under way; claim says whose.
create table idempotency_key (
    caller      varchar(40)    not null,
    name        varchar(128)   not null,
    fingerprint varbinary(32)  not null,
    claim       bigint         not null,
    claimed_at  datetime(6)    not null,
    status      int            null,
    secret      boolean        not null,
    etag        varchar(200)   null,
    location    varchar(500)   null,
    body        mediumblob     null,
    primary key (caller, name),
    index idempotency_key_age (claimed_at)
) character set utf8mb4 collate utf8mb4_bin;
