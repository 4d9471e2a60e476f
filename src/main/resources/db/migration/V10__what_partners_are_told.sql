-- What partners are told: how things stood before and after a change, which plan a partner had when, takedowns and receipts.

-- How the thing stood before and after, in the words of the room that it belongs to; null where it was not there, and in entries from
-- before this migration. horizon: up to this number entries were thinned out; who stands before it cannot go on.
alter table change_entry
    add column state_before text null,
    add column state_after  text null;

alter table change_sequence add column horizon bigint not null default 0;

-- Which plans a partner had, in order: a takedown asks which once allowed an item.
create table partner_plan (
    partner_id bigint      not null,
    number     int         not null,
    plan_id    bigint      not null,
    from_at    datetime(6) not null,
    primary key (partner_id, number)
);
insert into partner_plan (partner_id, number, plan_id, from_at) select id, 1, plan_id, created_at from partner;

-- How far a partner says that it has read the change log.
alter table partner
    add column acknowledged_seq bigint      null,
    add column acknowledged_at  datetime(6) null;

-- id: the number of the kill in the change log. reminded_at: when who had not confirmed by half time was reminded.
create table takedown (
    id          bigint        not null primary key,
    article_id  bigint        not null,
    reason      varchar(1000) null,
    killed_at   datetime(6)   not null,
    deadline    datetime(6)   not null,
    reminded_at datetime(6)   null,
    index takedown_article (article_id, id),
    index takedown_reminder (reminded_at, deadline)
) character set utf8mb4 collate utf8mb4_bin;

-- Who may have had the item: told_at and told_by say when and how each first learnt that it must go, the rest is its receipt. Without a
-- foreign key: being told may be written before the takedown is, and a partner that is removed later stays on record.
create table takedown_recipient (
    takedown_id  bigint        not null,
    partner_id   bigint        not null,
    told_at      datetime(6)   null,
    told_by      varchar(20)   null,
    removed_at   datetime(6)   null,
    confirmed_at datetime(6)   null,
    note         varchar(2000) null,
    primary key (takedown_id, partner_id),
    index takedown_recipient_open (confirmed_at, takedown_id)
) character set utf8mb4 collate utf8mb4_bin;
