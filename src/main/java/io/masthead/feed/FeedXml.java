package io.masthead.feed;

import com.rometools.modules.atom.modules.AtomLinkModule;
import com.rometools.modules.atom.modules.AtomLinkModuleImpl;
import com.rometools.modules.mediarss.MediaEntryModuleImpl;
import com.rometools.modules.mediarss.types.Credit;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.modules.mediarss.types.Metadata;
import com.rometools.modules.mediarss.types.UrlReference;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.module.DCModuleImpl;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndCategoryImpl;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.feed.synd.SyndPersonImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.net.URI;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/// Writes a feed as RSS 2.0 (rssboard.org; with the modules content, dc, media and atom) or Atom (RFC 4287).
final class FeedXml {

    private static final String ATOM = "atom_1.0";
    private static final String RSS = "rss_2.0";

    private FeedXml() {}

    /// @param self where this very feed is found
    static String rss(Feed feed, String self) {
        SyndFeed rss = of(feed, RSS);
        AtomLinkModule links = new AtomLinkModuleImpl();
        links.setLinks(atomLinks(feed, self, "application/rss+xml"));
        List<Module> modules = new ArrayList<>(rss.getModules());
        modules.add(links);
        rss.setModules(modules);
        return write(rss);
    }

    /// @param self where this very feed is found
    static String atom(Feed feed, String self) {
        SyndFeed atom = of(feed, ATOM);
        atom.setUri(self);
        List<SyndLink> links = new ArrayList<>();
        links.add(link("alternate", "text/html", feed.home()));
        links.add(link("self", "application/atom+xml", self));
        if (feed.hub() != null) {
            links.add(link("hub", null, feed.hub()));
        }
        atom.setLinks(links);
        return write(atom);
    }

    private static String write(SyndFeed feed) {
        try {
            return new SyndFeedOutput().outputString(feed, false);
        } catch (FeedException broken) {
            throw new IllegalStateException("a feed could not be written", broken);
        }
    }

    private static SyndFeed of(Feed feed, String type) {
        SyndFeed to = new SyndFeedImpl();
        to.setFeedType(type);
        to.setEncoding("UTF-8");
        to.setTitle(feed.title());
        to.setDescription(feed.description());
        to.setLink(feed.home());
        to.setLanguage(feed.language());
        to.setCopyright(feed.copyright());
        to.setPublishedDate(Date.from(feed.updated()));
        to.setGenerator("Masthead");
        to.setEntries(feed.items().stream().map(item -> entry(item, feed, type)).toList());
        return to;
    }

    private static SyndEntry entry(FeedItem item, Feed feed, String type) {
        SyndEntry to = new SyndEntryImpl();
        to.setUri(item.guid());
        to.setLink(item.url());
        to.setTitle(item.title());
        to.setUpdatedDate(Date.from(item.updated()));
        if (item.summary() != null) {
            to.setDescription(content(type.equals(RSS) ? "text/html" : "text", escaped(item.summary(), type)));
        }
        if (item.html() != null) {
            to.setContents(List.of(content("html", item.html())));
        }
        to.setCategories(item.categories().stream().map(FeedXml::category).toList());
        List<Module> modules = new ArrayList<>();
        if (type.equals(RSS)) {
            modules.add(dublinCore(item));
        } else {
            // RFC 4287, section 4.1.1: an entry has an author, if only the house.
            to.setAuthors(
                    item.authors().isEmpty()
                            ? List.of(person(item.source() == null ? feed.title() : item.source(), null))
                            : item.authors().stream()
                                    .map(one -> person(one.name(), one.url()))
                                    .toList());
        }
        if (item.picture() != null) {
            modules.add(media(item.picture()));
        }
        to.setModules(modules);
        // Kept in one of the modules.
        to.setPublishedDate(Date.from(item.published()));
        return to;
    }

    /// A description in RSS is HTML.
    private static String escaped(String text, String type) {
        return type.equals(RSS)
                ? text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                : text;
    }

    /// Its members are written with the prefix `dc`; `author` of RSS itself would need an e-mail address.
    private static DCModuleImpl dublinCore(FeedItem item) {
        DCModuleImpl dublinCore = new DCModuleImpl();
        dublinCore.setCreators(
                item.authors().stream().map(FeedItem.Person::name).toList());
        dublinCore.setLanguage(item.language());
        if (item.source() != null) {
            dublinCore.setSource(item.source());
        }
        return dublinCore;
    }

    private static MediaEntryModuleImpl media(FeedItem.Picture picture) {
        MediaContent content =
                new MediaContent(new UrlReference(URI.create(picture.rendition().url())));
        content.setType(picture.rendition().contentType());
        content.setMedium("image");
        content.setWidth(picture.rendition().width());
        content.setHeight(picture.rendition().height());
        Metadata words = new Metadata();
        words.setTitle(picture.alt());
        words.setDescription(picture.caption());
        if (picture.credit() != null) {
            words.setCredits(new Credit[] {new Credit(null, null, picture.credit())});
        }
        content.setMetadata(words);
        MediaEntryModuleImpl media = new MediaEntryModuleImpl();
        media.setMediaContents(new MediaContent[] {content});
        return media;
    }

    private static SyndContent content(String type, String value) {
        SyndContent content = new SyndContentImpl();
        content.setType(type);
        content.setValue(value);
        return content;
    }

    private static SyndCategory category(String name) {
        SyndCategory category = new SyndCategoryImpl();
        category.setName(name);
        return category;
    }

    private static SyndPerson person(String name, String url) {
        SyndPerson person = new SyndPersonImpl();
        person.setName(name);
        person.setUri(url);
        return person;
    }

    private static SyndLink link(String relation, String type, String address) {
        SyndLink link = new SyndLinkImpl();
        link.setRel(relation);
        link.setType(type);
        link.setHref(address);
        return link;
    }

    private static List<Link> atomLinks(Feed feed, String self, String type) {
        List<Link> links = new ArrayList<>();
        Link own = new Link();
        own.setRel("self");
        own.setType(type);
        own.setHref(self);
        links.add(own);
        if (feed.hub() != null) {
            Link hub = new Link();
            hub.setRel("hub");
            hub.setHref(feed.hub());
            links.add(hub);
        }
        return links;
    }
}
