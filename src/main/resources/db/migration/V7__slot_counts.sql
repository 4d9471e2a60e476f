-- What slots have delivered. Quarters of hours (UTC), because every time zone's hours and days are made of them; kept
-- for ever, since bills rest on them. Slot and advertiser are those of the moment of counting: a booking may move.
-- kind: 1 impression, 2 viewable, 3 click; beyond: 1 if a cap was reached already, which is never billed.
create table slot_quarter (
    booking_id    bigint      not null,
    quarter       datetime(6) not null,
    kind          tinyint     not null,
    beyond        tinyint     not null,
    slot_id       bigint      not null,
    advertiser_id bigint      not null,
    events        bigint      not null,
    primary key (booking_id, quarter, kind, beyond, slot_id, advertiser_id),
    index slot_quarter_slot (slot_id, quarter),
    index slot_quarter_advertiser (advertiser_id, quarter)
);

-- What caps are held against: events that were within them, in all and by day of the site's time zone (20260501 is the
-- first of May). A batch of counts locks these rows before it decides which of its events are within.
create table slot_total (
    booking_id bigint  not null,
    kind       tinyint not null,
    events     bigint  not null,
    primary key (booking_id, kind)
);

create table slot_day (
    day        int     not null,
    booking_id bigint  not null,
    kind       tinyint not null,
    events     bigint  not null,
    primary key (day, booking_id, kind)
);
