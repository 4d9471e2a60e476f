package io.masthead.shared.http;

import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A thing that has another slug now.
public final class Moved {

    /// For how long the way is known: addresses may change hands again.
    public static final String CACHE_CONTROL = "public, max-age=60";

    private Moved() {}

    /// `301` to the address of this request with the new slug in the place of the old one; the query stays.
    /// [ProblemAnswers] makes the address, because only it knows the request.
    public static RedirectionException to(String oldSlug, String newSlug) {
        return new SlugMoved(oldSlug, newSlug);
    }

    static final class SlugMoved extends RedirectionException {

        private static final long serialVersionUID = 1L;

        private final String oldSlug;
        private final String newSlug;

        SlugMoved(String oldSlug, String newSlug) {
            super(Response.Status.MOVED_PERMANENTLY, URI.create("/"));
            this.oldSlug = oldSlug;
            this.newSlug = newSlug;
        }

        /// @param path in its normal form: two slashes at its beginning would lead to another host
        String location(String path, String query) {
            String encoded = PathSegment.encode(newSlug);
            String target = Arrays.stream(path.split("/", -1))
                    .map(segment -> {
                        String decoded = PathSegment.decode(segment);
                        // A feed has the slug of its category before its suffix.
                        return decoded.equals(oldSlug)
                                ? encoded
                                : decoded.startsWith(oldSlug + ".")
                                        ? encoded + decoded.substring(oldSlug.length())
                                        : segment;
                    })
                    .collect(Collectors.joining("/"));
            return query == null || query.isEmpty() ? target : target + "?" + query;
        }
    }
}
