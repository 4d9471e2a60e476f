package io.masthead.shared.paging;

import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A page of a list, whatever its items are.
public interface Paged {

    /// Where the page stands.
    PageInfo page();

    /// The `Link` header to the next page (RFC 8288), relative to the host, so that an answer depends on its path
    /// alone.
    static Optional<String> link(Paged list, UriInfo request) {
        if (list.page() == null || list.page().next() == null) {
            return Optional.empty();
        }
        List<String> parameters = new ArrayList<>();
        new TreeMap<>(request.getQueryParameters()).forEach((name, values) -> {
            if (!name.equals("cursor")) {
                parameters.add(name + "=" + URLEncoder.encode(values.getFirst(), StandardCharsets.UTF_8));
            }
        });
        parameters.add("cursor=" + list.page().next());
        return Optional.of(
                "<" + request.getRequestUri().getRawPath() + "?" + String.join("&", parameters) + ">; rel=\"next\"");
    }
}
