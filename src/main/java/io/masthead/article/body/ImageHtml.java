package io.masthead.article.body;

import static io.masthead.article.body.BodyHtml.escape;

import io.masthead.media.Image;
import io.masthead.media.Rendition;
import io.masthead.shared.text.SafeLink;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// An image as a figure with its caption and credit; the browser chooses among the renditions.
final class ImageHtml {

    private static final String WEBP = "image/webp";

    /// The width that is loaded by who does not understand `srcset`, in pixels.
    private static final int USUAL_WIDTH = 1_280;

    /// How far a rendition's proportions may be from the original's; beyond it is a crop, which is another picture.
    private static final double SAME_PROPORTIONS = 0.03;

    private ImageHtml() {}

    static String of(Image image) {
        StringBuilder html = new StringBuilder("<figure class=\"image\" data-media-id=\"")
                .append(escape(image.mediaId()))
                .append("\">");
        picture(html, image);
        caption(html, image);
        return html.append("</figure>").toString();
    }

    private static void picture(StringBuilder html, Image image) {
        List<Rendition> all = uncropped(image);
        List<Rendition> webp =
                all.stream().filter(r -> WEBP.equals(r.contentType())).toList();
        List<Rendition> others =
                all.stream().filter(r -> !WEBP.equals(r.contentType())).toList();
        List<Rendition> fallback = others.isEmpty() ? webp : others;
        Optional<Rendition> usual = fallback.stream()
                .filter(r -> r.width() <= USUAL_WIDTH)
                .max(Comparator.comparingInt(Rendition::width))
                .or(() -> fallback.stream().findFirst());
        usual.ifPresent(rendition -> {
            html.append("<picture>");
            if (!others.isEmpty() && !webp.isEmpty()) {
                html.append("<source type=\"" + WEBP + "\" srcset=\"")
                        .append(srcset(webp))
                        .append("\">");
            }
            html.append("<img src=\"").append(escape(rendition.url()));
            html.append("\" srcset=\"").append(srcset(fallback));
            html.append("\" width=\"").append(rendition.width());
            html.append("\" height=\"").append(rendition.height());
            html.append("\" alt=\"").append(image.alt() == null ? "" : escape(image.alt()));
            html.append("\" loading=\"lazy\"></picture>");
        });
    }

    private static void caption(StringBuilder html, Image image) {
        if (image.caption() == null && image.credit() == null) {
            return;
        }
        html.append("<figcaption>");
        if (image.caption() != null) {
            html.append(escape(image.caption()).replace("\n", "<br>"));
        }
        if (image.credit() != null) {
            html.append(image.caption() == null ? "" : " ")
                    .append("<small class=\"credit\">")
                    .append(escape(image.credit()))
                    .append("</small>");
        }
        html.append("</figcaption>");
    }

    /// The renditions that show the whole image, narrow ones first.
    private static List<Rendition> uncropped(Image image) {
        if (image.renditions() == null) {
            return List.of();
        }
        return image.renditions().stream()
                .filter(r -> SafeLink.of(r.url()).isPresent() && r.url().indexOf(',') < 0)
                .filter(r -> isWhole(r, image))
                .sorted(Comparator.comparingInt(Rendition::width))
                .toList();
    }

    private static boolean isWhole(Rendition rendition, Image image) {
        if (image.width() == null || image.height() == null || rendition.height() <= 0) {
            return true;
        }
        double original = (double) image.width() / image.height();
        double own = (double) rendition.width() / rendition.height();
        return Math.abs(own / original - 1) <= SAME_PROPORTIONS;
    }

    /// Each width once: of two with the same descriptor a browser would drop one (HTML, section 4.8.4.2.1).
    private static String srcset(List<Rendition> renditions) {
        Set<Integer> widths = new HashSet<>();
        return renditions.stream()
                .filter(r -> widths.add(r.width()))
                .map(r -> escape(r.url()) + " " + r.width() + "w")
                .collect(Collectors.joining(", "));
    }
}
