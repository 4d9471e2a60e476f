-- Webhooks: endpoints of the house (without a partner) and of partners. Secrets are encrypted with a key derived from MASTHEAD_SECRET.
-- types: event types, separated by blanks; empty for all.
create table webhook (
    id                  bigint         not null primary key,
    partner_id          bigint         null,
    url                 varchar(2000)  not null,
    description         varchar(500)   null,
    types               varchar(2000)  not null,
    secret              varbinary(200) not null,
    former_secret       varbinary(200) null,
    former_secret_until datetime(6)    null,
    paused_at           datetime(6)    null,
    paused_reason       varchar(40)    null,
    created_at          datetime(6)    not null,
    version             int            not null,
    index webhook_owner (partner_id, id),
    constraint webhook_partner foreign key (partner_id) references partner (id) on delete cascade
) character set utf8mb4 collate utf8mb4_bin;

-- Whoever adds an endpoint writes its owner's row first (0: the house): so two at once cannot both add the last one.
create table webhook_owner (
    owner_id bigint not null primary key,
    changes  bigint not null
);

-- Where an endpoint stands, and who works for it. Beside the endpoint, because a delivery is no change that anybody made.
-- position: where its events go on, in the words of their source. placed: how many deliveries it has had. failures: tries in a row.
create table webhook_run (
    webhook_id    bigint        not null primary key,
    position      varchar(2000) not null,
    placed        bigint        not null,
    failures      int           not null,
    failing_since datetime(6)   null,
    probe_at      datetime(6)   null,
    look_at       datetime(6)   null,
    held_by       varchar(40)   not null,
    held_until    datetime(6)   not null,
    index webhook_run_holder (held_by),
    constraint webhook_run_of foreign key (webhook_id) references webhook (id) on delete cascade
) character set utf8mb4 collate utf8mb4_bin;

-- What was sent to an endpoint, or is to be sent again. state: delivered, waiting, dead. about: deliveries about the same thing go one after
-- the other, by place. next_at is null while an earlier one about the same thing waits. earlier: tries before it was replayed.
create table webhook_delivery (
    id         bigint       not null primary key,
    webhook_id bigint       not null,
    place      bigint       not null,
    event_id   varchar(100) not null,
    type       varchar(60)  not null,
    about      bigint       null,
    event_at   datetime(6)  not null,
    payload    mediumtext   not null,
    state      varchar(10)  not null,
    tries      int          not null,
    earlier    int          not null,
    first_at   datetime(6)  not null,
    next_at    datetime(6)  null,
    settled_at datetime(6)  null,
    index webhook_delivery_order (webhook_id, id),
    index webhook_delivery_event (webhook_id, event_id),
    index webhook_delivery_state (webhook_id, state, next_at),
    index webhook_delivery_about (webhook_id, about, state, place),
    index webhook_delivery_waiting (state, first_at),
    index webhook_delivery_settled (settled_at)
) character set utf8mb4 collate utf8mb4_bin;

create table webhook_try (
    delivery_id bigint        not null,
    number      int           not null,
    at          datetime(6)   not null,
    status      int           null,
    millis      int           not null,
    error       varchar(40)   null,
    head        varchar(1024) null,
    primary key (delivery_id, number)
) character set utf8mb4 collate utf8mb4_bin;

-- A partner's rehearsals: its synthetic events stand among the deliveries.
create table webhook_drill (
    id          bigint        not null primary key,
    partner_id  bigint        not null,
    article_id  bigint        not null,
    takedown_id bigint        not null,
    started_at  datetime(6)   not null,
    received_at datetime(6)   null,
    removed_at  datetime(6)   null,
    note        varchar(2000) null,
    unique index webhook_drill_takedown (takedown_id),
    index webhook_drill_partner (partner_id, id),
    constraint webhook_drill_of foreign key (partner_id) references partner (id) on delete cascade
) character set utf8mb4 collate utf8mb4_bin;

