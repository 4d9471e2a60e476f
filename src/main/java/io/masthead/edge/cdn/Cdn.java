package io.masthead.edge.cdn;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Collectors;

/// A kind of CDN: how it is asked to drop what carries one of some surrogate keys.
sealed interface Cdn {

    /// How many keys one request may name.
    int most();

    /// A request that drops what carries one of these keys.
    HttpRequest.Builder purge(List<String> keys);

    /// Fastly's batch purge (developer.fastly.com, Purging): at most 256 keys.
    record Fastly(URI base, String service, String token) implements Cdn {

        @Override
        public int most() {
            return 256;
        }

        @Override
        public HttpRequest.Builder purge(List<String> keys) {
            return HttpRequest.newBuilder(base.resolve("/service/" + service + "/purge"))
                    .header("Fastly-Key", token)
                    .header("Surrogate-Key", String.join(" ", keys))
                    .header("Accept", "application/json")
                    .POST(BodyPublishers.noBody());
        }
    }

    /// Cloudflare's purge by cache-tag (developers.cloudflare.com, Purge cache): at most 30 tags suit every plan.
    record Cloudflare(URI base, String zone, String token) implements Cdn {

        @Override
        public int most() {
            return 30;
        }

        @Override
        public HttpRequest.Builder purge(List<String> keys) {
            return HttpRequest.newBuilder(base.resolve("/client/v4/zones/" + zone + "/purge_cache"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"tags\":" + array(keys) + "}"));
        }
    }

    /// Varnish with the xkey module: its VCL answers `PURGE` with `xkey.purge(req.http.xkey-purge)`.
    record VarnishXkey(URI base, String token) implements Cdn {

        @Override
        public int most() {
            return 100;
        }

        @Override
        public HttpRequest.Builder purge(List<String> keys) {
            return authorized(HttpRequest.newBuilder(base), token)
                    .header("xkey-purge", String.join(" ", keys))
                    .method("PURGE", BodyPublishers.noBody());
        }
    }

    /// Varnish without modules: its VCL answers `BAN` by a ban of what has a `Surrogate-Key` that matches
    /// `X-Ban-Keys`. The dots that a key may have match themselves too.
    record VarnishBan(URI base, String token) implements Cdn {

        @Override
        public int most() {
            return 50;
        }

        @Override
        public HttpRequest.Builder purge(List<String> keys) {
            return authorized(HttpRequest.newBuilder(base), token)
                    .header("X-Ban-Keys", "(^|[[:space:]])(" + String.join("|", keys) + ")([[:space:]]|$)")
                    .method("BAN", BodyPublishers.noBody());
        }
    }

    /// Anything else: a `POST` of `{"surrogateKeys": […]}`.
    record Webhook(URI address, String token) implements Cdn {

        @Override
        public int most() {
            return 500;
        }

        @Override
        public HttpRequest.Builder purge(List<String> keys) {
            return authorized(HttpRequest.newBuilder(address), token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"surrogateKeys\":" + array(keys) + "}"));
        }
    }

    private static HttpRequest.Builder authorized(HttpRequest.Builder request, String token) {
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    /// Keys are letters, digits and `:-%._~`: nothing of them needs to be escaped.
    private static String array(List<String> keys) {
        return keys.stream().map(key -> '"' + key + '"').collect(Collectors.joining(",", "[", "]"));
    }
}
