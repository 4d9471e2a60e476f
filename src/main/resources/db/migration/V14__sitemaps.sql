-- Sitemaps are read in parts along the ids, a few thousand pages each, without touching a document.
alter table published_article add column mapped boolean not null default true;
update published_article
   set mapped = false
 where json_value(document, '$.seo.noindex') in ('true', '1')
    or json_value(document, '$.canonicalUrl') is not null;
create index published_map on published_article (mapped, article_id, publish_at, expire_at, slug);

create table sitemap_part (
    number     int         not null primary key,
    first_id   bigint      not null,
    changed_at datetime(6) not null,
    index sitemap_part_first (first_id)
);
insert into sitemap_part (number, first_id, changed_at) values (1, 0, utc_timestamp(6));
