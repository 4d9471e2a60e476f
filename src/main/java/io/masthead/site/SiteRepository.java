package io.masthead.site;

import com.fasterxml.jackson.core.type.TypeReference;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.JsonColumn;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;

/// Reads the site's settings, alone or together with what every page shows beside them.
@Singleton
public class SiteRepository {

    private static final Site.Document DOCUMENT = new Site.Document();
    private static final JsonColumn<UrlTemplatesInput> TEMPLATES = new JsonColumn<>(new TypeReference<>() {}) {};

    private final Session database;
    private final PublicAddress publicAddress;
    private final Clock clock;

    SiteRepository(Session database, PublicAddress publicAddress, Clock clock) {
        this.database = database;
        this.publicAddress = publicAddress;
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

    /// Makes the addresses of the site's pages. One small statement.
    public Addresses addresses() {
        String templates = database.createNativeQuery(
                        "select json_extract(document, '$.urlTemplates') as templates from site where id = 1",
                        String.class)
                .addScalar("templates", StandardBasicTypes.STRING)
                .getSingleResultOrNull();
        UrlTemplatesInput written = TEMPLATES.convertToEntityAttribute(templates);
        return new Addresses(UrlTemplatesInput.orNone(written).or(publicAddress.templates()));
    }

    /// The settings and all links that are valid now, in one statement.
    public SiteWithLinks siteWithLinks() {
        Instant now = clock.instant();
        List<Object[]> rows = database.createNativeQuery(
                        "select 0 as kind, id, document, null as group_key, null as title, null as url,"
                                + " null as description, null as rel, 0 as position, null as valid_from, null as valid_to"
                                + " from site where id = 1"
                                + " union all select 1, id, null, group_key, title, url, description, rel, position,"
                                + " valid_from, valid_to from friend_link where valid_to is null or valid_to > ?1"
                                + " order by kind, group_key, position, id",
                        Object[].class)
                .addScalar("kind", StandardBasicTypes.INTEGER)
                .addScalar("id", StandardBasicTypes.LONG)
                .addScalar("document", StandardBasicTypes.STRING)
                .addScalar("group_key", StandardBasicTypes.STRING)
                .addScalar("title", StandardBasicTypes.STRING)
                .addScalar("url", StandardBasicTypes.STRING)
                .addScalar("description", StandardBasicTypes.STRING)
                .addScalar("rel", StandardBasicTypes.STRING)
                .addScalar("valid_from", StandardBasicTypes.INSTANT)
                .addScalar("valid_to", StandardBasicTypes.INSTANT)
                .setParameter(1, now)
                .getResultList();
        SiteInput written = null;
        List<CurrentLinks.Timed> links = new ArrayList<>();
        for (Object[] row : rows) {
            if ((Integer) row[0] == 0) {
                written = DOCUMENT.convertToEntityAttribute((String) row[2]);
            } else {
                links.add(timed(row));
            }
        }
        CurrentLinks current = CurrentLinks.at(now, links);
        return new SiteWithLinks(settings(written), current.links(), current.until());
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

    private static CurrentLinks.Timed timed(Object[] row) {
        var link = new LinkDetail(
                new Id((Long) row[1]), (String) row[3], (String) row[4], (String) row[5], (String) row[6], (String)
                        row[7]);
        return new CurrentLinks.Timed(link, (Instant) row[8], (Instant) row[9]);
    }
}
