-- Slots as a trade: fallbacks, exclusive places, and what a booking promises, allows and is aimed at. Old code, which
-- knows nothing of it, may go on writing both tables.
alter table slot
    add column fallback_id bigint  null,
    add column exclusive   boolean not null default false,
    add index slot_fallback (fallback_id),
    add constraint slot_fallback_of foreign key (fallback_id) references slot (id);

alter table booking
    add column paused boolean not null default false,
    add column terms  text    null;
