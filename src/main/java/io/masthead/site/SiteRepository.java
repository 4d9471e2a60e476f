package io.masthead.site;

import com.fasterxml.jackson.core.type.TypeReference;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.database.Together;
import io.masthead.shared.http.Shown;
import io.masthead.shared.json.JsonColumn;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Reads the site's settings, alone or together with what every page shows beside them.
@Singleton
public class SiteRepository {

    private static final Site.Document DOCUMENT = new Site.Document();
    /// Sorted by themselves: together with the settings, the database would write all of it to a disk to sort it.
    /// Without a limit, the order of a part does not count.
    private static final String MANY_IN_ORDER = " order by group_key, position, id limit 1000000)";

    private static final JsonColumn<UrlTemplatesInput> TEMPLATES = new JsonColumn<>(new TypeReference<>() {}) {};

    private final EntityManager database;
    private final PublicAddress publicAddress;
    private final Shown shown;
    private final Clock clock;

    SiteRepository(EntityManager database, PublicAddress publicAddress, Shown shown, Clock clock) {
        this.database = database;
        this.publicAddress = publicAddress;
        this.shown = shown;
        this.clock = clock;
    }

    /// The settings that hold.
    public SiteSettings settings() {
        return settings(row());
    }

    /// The language of the site (BCP 47): that of what is written without one.
    public String language() {
        return settings().locale();
    }

    /// Makes the addresses of the site's pages, for an answer that shows some. One small statement.
    public Addresses addresses() {
        return addresses(ask(new Together()).answered(database));
    }

    /// Asks for what makes those addresses together with other things.
    public Together ask(Together questions) {
        return questions.ask(
                "site",
                Sql.of("from site where id = ?", Site.ONLY),
                "id",
                "cast(json_extract(document, '$.urlTemplates') as char)");
    }

    /// Makes the addresses of what was answered.
    public Addresses addresses(Together answers) {
        shown.key(Addresses.KEY);
        String templates = answers.rows("site").getFirst().text(1);
        UrlTemplatesInput written = TEMPLATES.convertToEntityAttribute(templates);
        return new Addresses(UrlTemplatesInput.orNone(written).or(publicAddress.templates()));
    }

    /// The settings and all links that are valid now, in one statement.
    public SiteWithLinks siteWithLinks() {
        Instant now = clock.instant();
        List<Row> rows = Sql.of(
                        "select 0 as kind, id, document, null as group_key, null as title, null as url,"
                                + " null as description, null as rel, 0 as position, null as valid_from, null as valid_to,"
                                + " null as logo_media_id, null as logo_alt from site where id = ?"
                                + " union all (select 1, id, null, group_key, title, url, description, rel, position,"
                                + " valid_from, valid_to, logo_media_id, logo_alt from friend_link where valid_to is null or valid_to > ?"
                                + MANY_IN_ORDER,
                        Site.ONLY,
                        now)
                .rows(database);
        SiteInput written = DOCUMENT.convertToEntityAttribute(rows.getFirst().text(2));
        List<CurrentLinks.Timed> links =
                rows.stream().skip(1).map(SiteRepository::timed).toList();
        return new SiteWithLinks(settings(written), CurrentLinks.at(now, links));
    }

    /// Whether nobody has written the settings yet, nor any link.
    public boolean isUntouched() {
        return row().version() == 0
                && database.createNativeQuery("select 1 from friend_link limit 1", Integer.class)
                        .getResultList()
                        .isEmpty();
    }

    /// The row itself, for staff.
    Site row() {
        return database.find(Site.class, Site.ONLY);
    }

    /// The settings that hold with what this row says.
    SiteSettings settings(Site row) {
        return settings(row.written());
    }

    private SiteSettings settings(SiteInput written) {
        return SiteSettings.of(written, publicAddress.templates());
    }

    private static CurrentLinks.Timed timed(Row row) {
        Logo logo = row.id(11) == null ? null : new Logo(row.id(11), row.text(12));
        var link = new CurrentLink(row.id(1), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7), logo);
        return new CurrentLinks.Timed(link, row.instant(9), row.instant(10));
    }
}
