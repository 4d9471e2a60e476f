package io.masthead.media;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// All that is made of a picture, still in memory.
record Developed(Proof proof, List<Print> prints) {

    private static final float QUALITY = 0.82f;

    /// Whoever loads the original wants to look closely, or to work on it.
    private static final float QUALITY_OF_ORIGINAL = 0.92f;

    /// A file to be kept.
    record Print(RenditionFile file, byte[] bytes) {

        Print as(RenditionKind kind) {
            return new Print(new RenditionFile(kind.key(), file.format(), file.width(), file.height()), bytes);
        }
    }

    private record Look(Rectangle part, Dimension size, float quality) {}

    /// Develops a file.
    ///
    /// @throws io.masthead.shared.problem.Problem as [PictureReader#read]
    static Developed of(Path file, FocalPoint focus, RenditionSet set) throws IOException {
        Developed developed = of(PictureReader.read(file), focus, set);
        if (developed.proof.format() == PictureFormat.GIF) {
            CleanGif.Copy moving = CleanGif.of(file);
            developed.prints.add(new Print(
                    new RenditionFile(RenditionKind.ORIGINAL.key(), PictureFormat.GIF, moving.width(), moving.height()),
                    moving.bytes()));
        }
        return developed;
    }

    static Developed of(Picture picture, FocalPoint focus, RenditionSet set) throws IOException {
        // The original takes as long as all others together: it is encoded beside them.
        var original = CompletableFuture.supplyAsync(() -> original(picture), Developed::start);
        try {
            Pyramid pyramid = new Pyramid(picture);
            int width = picture.image().getWidth();
            int height = picture.image().getHeight();
            Proof proof = Proof.of(picture, pyramid, width, height);
            List<Print> prints = new ArrayList<>();
            // A picture smaller than the largest kinds looks the same in them: it is encoded once.
            Map<Look, List<Print>> made = new HashMap<>();
            for (RenditionKind kind : RenditionKind.values()) {
                if (kind != RenditionKind.ORIGINAL) {
                    Rectangle part = kind.part(width, height, focus);
                    Look look = new Look(part, set.size(kind, part), QUALITY);
                    if (!made.containsKey(look)) {
                        made.put(look, print(kind, pyramid.scaled(part, look.size()), QUALITY, picture.opaque()));
                    }
                    made.get(look).forEach(print -> prints.add(print.as(kind)));
                }
            }
            prints.addAll(original.join());
            return new Developed(proof, prints);
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UncheckedIOException broken) {
                throw broken.getCause();
            }
            throw failed;
        }
    }

    List<RenditionFile> files() {
        return prints.stream().map(Print::file).toList();
    }

    private static void start(Runnable task) {
        Thread.ofPlatform().name("darkroom-original").daemon().start(task);
    }

    private static List<Print> original(Picture picture) {
        try {
            return print(RenditionKind.ORIGINAL, picture.image(), QUALITY_OF_ORIGINAL, picture.opaque());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Print> print(RenditionKind kind, BufferedImage image, float quality, boolean opaque)
            throws IOException {
        List<Print> prints = new ArrayList<>();
        Optional<byte[]> webp = PictureWriter.webp(image, quality);
        webp.ifPresent(bytes -> prints.add(print(kind, PictureFormat.WEBP, image, bytes)));
        prints.add(
                opaque
                        ? print(kind, PictureFormat.JPEG, image, PictureWriter.jpeg(image, quality))
                        : print(kind, PictureFormat.PNG, image, PictureWriter.png(image)));
        return prints;
    }

    private static Print print(RenditionKind kind, PictureFormat format, BufferedImage image, byte[] bytes) {
        return new Print(new RenditionFile(kind.key(), format, image.getWidth(), image.getHeight()), bytes);
    }
}
