-- One set for MySQL 8.4+ and MariaDB 11.4+. Ids are TSIDs made by the application.
-- utf8mb4_bin: slugs, keys and addresses compare exactly.

-- changelog: one gapless sequence in commit order ------------------------------------------------------------------
create table change_sequence (
    id  tinyint not null primary key,
    seq bigint  not null
);
insert into change_sequence (id, seq) values (1, 0);

create table change_entry (
    seq            bigint       not null primary key,
    at             datetime(6)  not null,
    type           varchar(40)  not null,
    subject        varchar(20)  not null,
    subject_id     bigint       not null,
    surrogate_keys text         not null
) character set utf8mb4 collate utf8mb4_bin;

-- tally -------------------------------------------------------------------------------------------------------------
create table view_total (
    article_id bigint not null primary key,
    views      bigint not null,
    index view_total_ranking (views desc, article_id desc)
);

create table view_hour (
    hour       datetime(6) not null,
    article_id bigint      not null,
    views      bigint      not null,
    primary key (hour, article_id)
);

-- staff -------------------------------------------------------------------------------------------------------------
-- founder is true for the first admin and null for everybody else, so that two nodes cannot both make one.
create table staff (
    id            bigint       not null primary key,
    email         varchar(254) not null,
    name          varchar(200) not null,
    role          varchar(20)  not null,
    password_hash varchar(200) not null,
    founder       boolean      null,
    created_at    datetime(6)  not null,
    version       int          not null,
    unique index staff_email (email),
    unique index staff_founder (founder)
) character set utf8mb4 collate utf8mb4_bin;

create table staff_session (
    token_hash varbinary(32) not null primary key,
    staff_id   bigint        not null,
    created_at datetime(6)   not null,
    expires_at datetime(6)   not null,
    index staff_session_staff (staff_id),
    index staff_session_end (expires_at),
    constraint staff_session_of foreign key (staff_id) references staff (id) on delete cascade
);

-- taxonomy ----------------------------------------------------------------------------------------------------------
create table category (
    id          bigint        not null primary key,
    slug        varchar(200)  not null,
    name        varchar(200)  not null,
    description varchar(2000) null,
    parent_id   bigint        null,
    position    int           not null,
    version     int           not null,
    updated_at  datetime(6)   not null,
    unique index category_slug (slug),
    index category_parent (parent_id, position),
    constraint category_parent_of foreign key (parent_id) references category (id)
) character set utf8mb4 collate utf8mb4_bin;

create table tag (
    id         bigint       not null primary key,
    slug       varchar(200) not null,
    name       varchar(200) not null,
    version    int          not null,
    updated_at datetime(6)  not null,
    unique index tag_slug (slug),
    index tag_name (name)
) character set utf8mb4 collate utf8mb4_bin;

create table author (
    id         bigint       not null primary key,
    slug       varchar(200) not null,
    name       varchar(200) not null,
    bio        text         null,
    portrait   text         null,
    links      text         not null,
    version    int          not null,
    updated_at datetime(6)  not null,
    unique index author_slug (slug),
    index author_name (name)
) character set utf8mb4 collate utf8mb4_bin;

create table source (
    id   bigint        not null primary key,
    name varchar(200)  not null,
    url  varchar(2000) null,
    unique index source_name (name)
) character set utf8mb4 collate utf8mb4_bin;

-- Who uses a category, a tag, an author or a source.
create table term_use (
    term_id bigint      not null,
    used_by varchar(20) not null,
    user_id bigint      not null,
    primary key (term_id, used_by, user_id),
    index term_use_user (used_by, user_id)
) character set utf8mb4 collate utf8mb4_bin;

-- Slugs that categories, tags and authors had before: they answer 301.
create table former_slug (
    kind      varchar(20)  not null,
    slug      varchar(200) not null,
    target_id bigint       not null,
    primary key (kind, slug),
    index former_slug_target (target_id)
) character set utf8mb4 collate utf8mb4_bin;

-- media -------------------------------------------------------------------------------------------------------------
-- hash: SHA-256 of the bytes that were uploaded, by which the same picture is found again. address: the folder of its files, which is
-- another one after every change of what they look like. renditions: one file a line, as name, ending, width and height.
create table media (
    id             bigint        not null primary key,
    hash           char(64)      not null,
    address        char(40)      not null,
    content_type   varchar(40)   not null,
    bytes          bigint        not null,
    width          int           not null,
    height         int           not null,
    alt            varchar(1000) null,
    caption        varchar(2000) null,
    credit         varchar(500)  null,
    focal_x        double        not null,
    focal_y        double        not null,
    dominant_color char(7)       not null,
    thumbhash      varchar(64)   not null,
    renditions     text          not null,
    created_at     datetime(6)   not null,
    version        int           not null,
    unique index media_hash (hash),
    unique index media_address (address)
) character set utf8mb4 collate utf8mb4_bin;

create table media_use (
    media_id bigint      not null,
    used_by  varchar(20) not null,
    user_id  bigint      not null,
    primary key (media_id, used_by, user_id),
    index media_use_user (used_by, user_id),
    constraint media_use_of foreign key (media_id) references media (id)
) character set utf8mb4 collate utf8mb4_bin;

-- site --------------------------------------------------------------------------------------------------------------
create table site (
    id       tinyint    not null primary key,
    document mediumtext not null,
    version  int        not null
) character set utf8mb4 collate utf8mb4_bin;
-- The one row; for what it leaves out, the application's defaults hold.
insert into site (id, document, version) values (1, '{"name":"Masthead"}', 0);

create table friend_link (
    id          bigint        not null primary key,
    group_key   varchar(64)   not null,
    title       varchar(200)  not null,
    url         varchar(2000) not null,
    description varchar(500)  null,
    rel         varchar(100)  null,
    position    int           not null,
    valid_from  datetime(6)   null,
    valid_to    datetime(6)   null,
    version     int           not null,
    index friend_link_order (group_key, position, id)
) character set utf8mb4 collate utf8mb4_bin;

-- article: what the world sees --------------------------------------------------------------------------------------
-- Visible means publish_at <= now and (expire_at is null or expire_at > now). published_at is the date that readers are shown;
-- publish_at is when this version became (or becomes) visible, and therefore its updatedAt. own_end is the end that the editors set;
-- expire_at is that, or the beginning of the version that waits if that comes first.
create table published_article (
    article_id      bigint        not null,
    publish_at      datetime(6)   not null,
    expire_at       datetime(6)   null,
    own_end         datetime(6)   null,
    published_at    datetime(6)   not null,
    slug            varchar(200)  not null,
    kind            varchar(10)   not null,
    language        varchar(35)   not null,
    title           varchar(500)  not null,
    subtitle        varchar(500)  null,
    summary         varchar(2000) null,
    category_id     bigint        null,
    source_id       bigint        null,
    translation_of  bigint        not null,
    lead_image      text          null,
    byline          text          not null,
    tag_ids         text          not null,
    pinned          boolean       not null,
    sponsored       boolean       not null,
    hide_ads        boolean       not null,
    revision        int           not null,
    document        mediumtext    not null,
    primary key (article_id, publish_at),
    index published_newest (kind, published_at, article_id),
    index published_changed (kind, publish_at, article_id),
    index published_pinned (kind, pinned, published_at, article_id),
    index published_source (source_id, published_at, article_id),
    index published_language (language, kind, published_at, article_id),
    index published_category (category_id, kind, published_at, article_id),
    index published_end (expire_at, article_id),
    index published_translations (translation_of, article_id)
) character set utf8mb4 collate utf8mb4_bin;

-- Stories by category (with its ancestors), tag and author: one row for each, so that a list page is one index walk.
create table published_in (
    term_id      bigint      not null,
    published_at datetime(6) not null,
    article_id   bigint      not null,
    publish_at   datetime(6) not null,
    expire_at    datetime(6) null,
    pinned       boolean     not null,
    primary key (term_id, published_at, article_id, publish_at),
    index published_in_changed (term_id, publish_at, article_id),
    index published_in_pinned (term_id, pinned, published_at, article_id),
    index published_in_article (article_id, publish_at)
);

-- The current and all former slugs of articles that were ever published, and legacy addresses that lead to them. A slug counts
-- from the moment at which its version becomes visible, so that nothing waiting can be guessed at.
create table published_slug (
    slug       varchar(200) not null primary key,
    article_id bigint       not null,
    since      datetime(6)  not null,
    index published_slug_article (article_id)
) character set utf8mb4 collate utf8mb4_bin;

create table published_address (
    address_hash varbinary(32) not null primary key,
    address      text          not null,
    article_id   bigint        not null,
    index published_address_article (article_id)
) character set utf8mb4 collate utf8mb4_bin;

create table tombstone (
    article_id   bigint        not null primary key,
    code         varchar(40)   not null,
    withdrawn_at datetime(6)   not null,
    reason       varchar(1000) null,
    index tombstone_order (withdrawn_at, article_id)
) character set utf8mb4 collate utf8mb4_bin;

-- editorial: where people write -------------------------------------------------------------------------------------
create table editorial_article (
    id                 bigint       not null primary key,
    status             varchar(20)  not null,
    slug               varchar(200) not null,
    title              varchar(500) not null,
    external_id        varchar(200) null,
    category_id        bigint       null,
    revision           int          not null,
    published_revision int          null,
    first_published_at datetime(6)  null,
    scheduled_at       datetime(6)  null,
    corrections        text         not null,
    created_by         bigint       not null,
    created_at         datetime(6)  not null,
    updated_at         datetime(6)  not null,
    version            int          not null,
    unique index editorial_article_slug (slug),
    unique index editorial_article_external (external_id),
    index editorial_article_changed (updated_at, id),
    index editorial_article_status (status, updated_at, id)
) character set utf8mb4 collate utf8mb4_bin;

create table revision (
    article_id bigint      not null,
    number     int         not null,
    saved_at   datetime(6) not null,
    saved_by   bigint      not null,
    document   mediumtext  not null,
    primary key (article_id, number),
    constraint revision_of foreign key (article_id) references editorial_article (id)
) character set utf8mb4 collate utf8mb4_bin;

-- slots -------------------------------------------------------------------------------------------------------------
create table slot (
    id         bigint       not null primary key,
    slot_key   varchar(64)  not null,
    name       varchar(200) not null,
    kind       varchar(20)  not null,
    width      int          null,
    height     int          null,
    max_items  int          not null,
    version    int          not null,
    unique index slot_key (slot_key)
) character set utf8mb4 collate utf8mb4_bin;

create table advertiser (
    id      bigint       not null primary key,
    name    varchar(200) not null,
    version int          not null,
    unique index advertiser_name (name)
) character set utf8mb4 collate utf8mb4_bin;

create table creative (
    id            bigint        not null primary key,
    advertiser_id bigint        not null,
    kind          varchar(20)   not null,
    brand         varchar(200)  not null,
    title         varchar(200)  null,
    tagline       varchar(500)  null,
    label         varchar(50)   null,
    click_url     varchar(2000) not null,
    rel           varchar(100)  null,
    alt           varchar(1000) null,
    media_id      bigint        null,
    version       int           not null,
    index creative_advertiser (advertiser_id),
    constraint creative_of foreign key (advertiser_id) references advertiser (id)
) character set utf8mb4 collate utf8mb4_bin;

create table booking (
    id          bigint      not null primary key,
    slot_id     bigint      not null,
    creative_id bigint      not null,
    tier        varchar(20) not null,
    weight      int         not null,
    position    int         not null,
    starts_at   datetime(6) null,
    ends_at     datetime(6) null,
    version     int         not null,
    index booking_live (slot_id, ends_at, starts_at),
    index booking_creative (creative_id),
    constraint booking_slot_of foreign key (slot_id) references slot (id),
    constraint booking_creative_of foreign key (creative_id) references creative (id)
) character set utf8mb4 collate utf8mb4_bin;
