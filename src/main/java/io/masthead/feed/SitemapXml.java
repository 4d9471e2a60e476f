package io.masthead.feed;

import io.masthead.shared.text.XmlText;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes sitemaps (sitemaps.org; Google's news extension).
final class SitemapXml {

    static final String TYPE = "application/xml;charset=UTF-8";
    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    private SitemapXml(String root, boolean news) throws XMLStreamException {
        out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        out.writeStartDocument("UTF-8", "1.0");
        out.writeStartElement(root);
        out.writeDefaultNamespace(SITEMAP);
        if (news) {
            out.writeNamespace("news", NEWS);
        }
    }

    /// What is to be written into one.
    interface Content {

        void into(SitemapXml xml) throws XMLStreamException;
    }

    /// @param root `urlset` or `sitemapindex`
    static String write(String root, boolean news, Content content) {
        try {
            SitemapXml xml = new SitemapXml(root, news);
            content.into(xml);
            xml.out.writeEndElement();
            xml.out.writeEndDocument();
            return xml.text.toString();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("a sitemap could not be written", broken);
        }
    }

    /// A page, or another sitemap.
    ///
    /// @param element `url` or `sitemap`
    /// @param changed when it changed, or `null`
    void place(String element, String address, Instant changed) throws XMLStreamException {
        out.writeStartElement(element);
        leaf("loc", address);
        if (changed != null) {
            leaf("lastmod", changed.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        out.writeEndElement();
    }

    /// A page with what the news extension says of it, in this order.
    void news(String address, String paper, String language, Instant published, String title)
            throws XMLStreamException {
        out.writeStartElement("url");
        leaf("loc", address);
        out.writeStartElement(NEWS, "news");
        out.writeStartElement(NEWS, "publication");
        newsLeaf("name", paper);
        newsLeaf("language", newsLanguage(language));
        out.writeEndElement();
        newsLeaf("publication_date", published.truncatedTo(ChronoUnit.SECONDS).toString());
        newsLeaf("title", title);
        out.writeEndElement();
        out.writeEndElement();
    }

    /// Google takes ISO 639 codes, and two words for Chinese.
    private static String newsLanguage(String tag) {
        Map<String, String> chinese =
                Map.of("zh", "zh-cn", "zh-CN", "zh-cn", "zh-Hans", "zh-cn", "zh-TW", "zh-tw", "zh-Hant", "zh-tw");
        return chinese.getOrDefault(tag, tag.split("-")[0]);
    }

    private void leaf(String element, String value) throws XMLStreamException {
        out.writeStartElement(element);
        out.writeCharacters(XmlText.of(value));
        out.writeEndElement();
    }

    private void newsLeaf(String element, String value) throws XMLStreamException {
        out.writeStartElement(NEWS, element);
        out.writeCharacters(XmlText.of(value));
        out.writeEndElement();
    }
}
