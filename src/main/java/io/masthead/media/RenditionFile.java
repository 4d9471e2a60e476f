package io.masthead.media;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A file of a picture.
///
/// @param width in pixels
/// @param height in pixels
record RenditionFile(String name, PictureFormat format, int width, int height) {

    /// Its name in its folder and in its address.
    String fileName() {
        return name + "." + format.extension();
    }

    Rendition at(String folder) {
        return new Rendition(name, folder + "/" + fileName(), width, height, format.contentType());
    }

    /// As the database keeps them: a line each.
    static String write(List<RenditionFile> files) {
        return files.stream()
                .map(file -> String.join(" ", file.name, file.format.extension(), "" + file.width, "" + file.height))
                .collect(Collectors.joining("\n"));
    }

    /// None of an empty text: they are still to be made.
    static List<RenditionFile> parse(String lines) {
        return Arrays.stream(lines.split("\n"))
                .filter(line -> !line.isEmpty())
                .map(line -> line.split(" "))
                .map(parts -> new RenditionFile(
                        parts[0],
                        PictureFormat.ofExtension(parts[1]),
                        Integer.parseInt(parts[2]),
                        Integer.parseInt(parts[3])))
                .toList();
    }
}
