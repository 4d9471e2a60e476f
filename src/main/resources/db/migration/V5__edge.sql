-- Where those who follow the change log stand. held_by and held_until: the node that does the work, until it lets go or is gone.
create table change_follower (
    name       varchar(60) not null primary key,
    seq        bigint      not null,
    held_by    varchar(40) not null,
    held_until datetime(6) not null
) character set utf8mb4 collate utf8mb4_bin;
