package io.masthead.transfer;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML, read as it comes, without document types: no entities of its own, nothing from elsewhere.
final class Xml implements AutoCloseable {

    /// The most bytes of a record, as of a line of our own.
    private static final int LARGEST = 8 * 1024 * 1024;

    private static final int DEEPEST = 100;
    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
        FACTORY.setProperty("jdk.xml.maxElementDepth", DEEPEST);
        FACTORY.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is read from elsewhere");
        });
    }

    private final BoundedBytes bytes;
    private final XMLStreamReader reader;

    Xml(InputStream in) throws IOException {
        bytes = new BoundedBytes(
                in, LARGEST, "A record has more than " + LARGEST + " bytes. What stands before it came in.");
        try {
            reader = FACTORY.createXMLStreamReader(bytes);
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
    }

    /// Goes on between records: the next one may have as many bytes as the one before.
    Boolean nextRecord() throws IOException {
        bytes.renew();
        return next();
    }

    /// Goes to the next element that begins or ends.
    ///
    /// @return whether one begins; `null` at the end of the document
    Boolean next() throws IOException {
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        return false;
                    }
                    case XMLStreamConstants.DTD ->
                        throw new Records.BrokenFile("A file with a document type (DTD) is not read.", null);
                    default -> {}
                }
            }
            return null;
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
    }

    /// The name as people write it: `content:encoded`, `title`. Prefixes are those of the format, whatever the
    /// file calls them.
    String name() {
        String space = reader.getNamespaceURI();
        String local = reader.getLocalName();
        if (space == null
                || space.isEmpty()
                || space.contains("www.w3.org/2005/Atom")
                || space.equals("http://purl.org/rss/1.0/")) {
            return local;
        }
        if (space.contains("wordpress.org/export") && space.endsWith("/excerpt/")) {
            return "excerpt:" + local;
        }
        if (space.contains("wordpress.org/export")) {
            return "wp:" + local;
        }
        if (space.contains("purl.org/rss/1.0/modules/content")) {
            return "content:" + local;
        }
        if (space.contains("purl.org/dc/")) {
            return "dc:" + local;
        }
        return reader.getPrefix() + ":" + local;
    }

    String attribute(String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /// The text of the element that has just begun, with that of all elements in it; it has ended afterwards.
    String text() throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            for (int depth = 1; depth > 0; ) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> depth++;
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        text.append(reader.getText());
                    default -> {}
                }
            }
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
        return text.toString();
    }

    private static IOException broken(XMLStreamException failed) {
        if (failed.getNestedException() instanceof IOException below) {
            return below;
        }
        int line = failed.getLocation() == null ? -1 : failed.getLocation().getLineNumber();
        return new Records.BrokenFile("The XML is not well-formed, in line " + line + ".", failed);
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
    }
}
