package io.masthead.shared.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// The headers of answers, described once.
final class Headers {

    private static final String RATE_LIMIT = "RateLimit";
    private static final String ORIGIN = "Access-Control-Allow-Origin";

    /// [#RATE_LIMIT] in an answer that others get too.
    private static final String LIMITED = "RateLimitOfPartners";

    private static final String POLICY = "RateLimit-Policy";
    private static final String SOME_POLICY = "RateLimitPolicyOfPartners";
    private static final String WORK = "LocationOfWork";
    private static final String TRASHED = "ETagOfTrashed";
    private static final String TIMING = "Server-Timing";

    private static final Map<String, Header> ALL = new TreeMap<>(Map.ofEntries(
            always("Cache-Control", "How long the answer may be kept (RFC 9111, RFC 5861).", "public, max-age=10"),
            always("ETag", "The version of the resource, or of just these bytes.", "\"v3\""),
            always("Location", "Where it is found, relative to the host if it is here.", "/v1/articles/river-lights"),
            always(
                    "Masthead-Click",
                    "What became of the click: `accepted` (it is committed), `over-cap` (committed too, never billed),"
                            + " `duplicate` or `rejected`, with a `code` that says why (RFC 9651).",
                    "rejected;code=expired"),
            always("Referrer-Policy", "What the next site learns of ours (W3C Referrer Policy).", "strict-origin"),
            always("Retry-After", "After how many seconds another try makes sense.", "2"),
            always("Vary", "Which headers of the request the answer depends on.", "Accept-Encoding"),
            always("WWW-Authenticate", "How to authenticate.", "Bearer"),
            always(
                    "X-Request-Id",
                    "The request's id: your own if it was well-formed, else one of ours. It is in our log.",
                    "0MZ5Q4T2C8V1K"),
            always(
                    RATE_LIMIT,
                    "What is left of each of your limits, and in how many seconds it is renewed"
                            + " (draft-ietf-httpapi-ratelimit-headers).",
                    "\"second\";r=9;t=1, \"day\";r=19980;t=3600"),
            always(
                    POLICY,
                    "Your limits: how many requests in how many seconds.",
                    "\"second\";q=10;w=1, \"day\";q=20000;w=86400"),
            sometimes(
                    ORIGIN,
                    "Who else may read the answer in a browser: everybody what readers get, the configured front ends"
                            + " what staff get (Fetch, section 3.3).",
                    "*"),
            sometimes(
                    LIMITED,
                    "What is left of each of your limits, where you have any: partners do"
                            + " (draft-ietf-httpapi-ratelimit-headers).",
                    "\"second\";r=9;t=1, \"day\";r=19980;t=3600"),
            sometimes(
                    SOME_POLICY,
                    "Your limits, where you have any: how many requests in how many seconds.",
                    "\"second\";q=10;w=1, \"day\";q=20000;w=86400"),
            sometimes(TRASHED, "The version that it has in the trash, if that is where it went.", "\"v3\""),
            sometimes(
                    WORK,
                    "Where its progress is told, if that is another resource; relative to the host.",
                    "/v1/admin/imports/0MZ5Q4T2C8V1K"),
            sometimes(
                    "Age",
                    "For how many seconds the answer was not confirmed: `0` unless the database is away (RFC 9111).",
                    "0"),
            sometimes("Cache-Tag", "The same as `Surrogate-Key`, separated by commas.", "article:0MZ5Q4T2C8V1K,list"),
            sometimes(
                    "Idempotent-Replayed",
                    "`true` if the request had been done before, under the same `Idempotency-Key`.",
                    "true"),
            sometimes(
                    "Link",
                    "The next page (RFC 8288), relative to the host; absent on the last one.",
                    "</v1/articles?cursor=abc>; rel=\"next\""),
            sometimes(
                    TIMING,
                    "What the database took (W3C Server Timing); absent if it was not asked.",
                    "db;desc=\"3 queries\";dur=2.1"),
            sometimes(
                    "Surrogate-Key",
                    "What the answer shows, for a CDN that purges by key.",
                    "article:0MZ5Q4T2C8V1K list")));

    private Headers() {}

    /// All of them by name, for the document's components.
    static Map<String, Header> all() {
        return ALL;
    }

    /// Says that an answer carries these headers.
    static void add(APIResponse answer, List<String> names) {
        for (String name : names) {
            answer.addHeader(name, OASFactory.createHeader().ref(name));
        }
    }

    /// Says where work that goes on is told of.
    static void addWork(APIResponse answer) {
        answer.addHeader("Location", OASFactory.createHeader().ref(WORK));
    }

    /// Says what is known of something that was thrown away.
    static void addTrash(APIResponse answer) {
        answer.addHeader("ETag", OASFactory.createHeader().ref(TRASHED));
    }

    /// Says of any answer what holds for all.
    static void addCommon(APIResponse answer) {
        add(answer, List.of(ORIGIN, TIMING));
        new TreeMap<>(Map.of(RATE_LIMIT, LIMITED, POLICY, SOME_POLICY)).forEach((name, where) -> {
            if (answer.getHeaders().get(name) == null) {
                answer.addHeader(name, OASFactory.createHeader().ref(where));
            }
        });
    }

    /// Says that an answer carries these headers unless it is made for one reader.
    static void addWhereKept(APIResponse answer, List<String> names) {
        for (String name : names) {
            Header known = ALL.get(name);
            answer.addHeader(
                    name,
                    OASFactory.createHeader()
                            .description(known.getDescription() + " Absent where the answer is made for one reader.")
                            .schema(known.getSchema())
                            .example(known.getExample()));
        }
    }

    private static Map.Entry<String, Header> always(String name, String description, String example) {
        return Map.entry(name, header(description, example).required(true));
    }

    private static Map.Entry<String, Header> sometimes(String name, String description, String example) {
        return Map.entry(name, header(description, example));
    }

    private static Header header(String description, String example) {
        Schema text =
                OASFactory.createSchema().addType(Schema.SchemaType.STRING).maxLength(16_384);
        return OASFactory.createHeader().description(description).schema(text).example(example);
    }
}
