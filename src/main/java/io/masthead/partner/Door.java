package io.masthead.partner;

import io.masthead.changelog.Tail;
import io.masthead.shared.http.AddressFailures;
import io.masthead.shared.http.ClientAddress;
import io.masthead.shared.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The door of the partners' area. Who comes in has shown one key, in the header, that works here, comes from where
/// it may, and is within its limits. Whatever is wrong with a key itself (unknown, revoked, expired, of another
/// environment, mistyped) is answered alike, after the same work.
@Singleton
public class Door {

    /// The header that carries the key.
    static final String HEADER = "X-Api-Key";

    private static final Pattern KEY_IN_ADDRESS =
            Pattern.compile("(?i)(?:^|&)(?:x[-_]?)?(?:api|access|auth)[-_]?(?:key|token)=|mh_[a-z0-9]+_[a-z0-9]{6,}");

    private final Licences licences;
    private final Allowances allowances;
    private final Usage usage;
    private final ClientAddress addresses;
    private final AddressFailures failures;
    private final Tail tail;
    private final MeterRegistry meters;
    private final Clock clock;
    private final String environment;

    @Inject
    Door(
            Licences licences,
            Allowances allowances,
            Usage usage,
            ClientAddress addresses,
            Tail tail,
            MeterRegistry meters,
            Clock clock,
            @ConfigProperty(name = "masthead.environment") String environment) {
        this.licences = licences;
        this.allowances = allowances;
        this.usage = usage;
        this.addresses = addresses;
        this.failures = new AddressFailures(clock);
        this.tail = tail;
        this.meters = meters;
        this.clock = clock;
        this.environment = environment;
        if (!KeyText.ENVIRONMENT.matcher(environment).matches()) {
            throw new IllegalStateException("MASTHEAD_ENVIRONMENT has 1 to 16 of a-z and 0-9, a letter first.");
        }
    }

    /// A setting that cannot be used stops the start; what is counted is 0 and not absent.
    void atStart(@Observes StartupEvent start) {
        List.of(Outcome.TOO_FAST, Outcome.OVER_QUOTA, Outcome.REFUSED).forEach(this::refusals);
    }

    private Counter refusals(Outcome reason) {
        return meters.counter("masthead.partners.refused", "reason", reason.wireName());
    }

    /// Lets a request in by what memory knows alone: never waits, so it may be asked on the event loop. Its path
    /// must be in its normal form.
    ///
    /// @return nothing if more has to be asked, or if the request has to be refused: [#enter] says which
    public Optional<Admission> enterNow(RoutingContext http) {
        String text = http.request().getHeader(HEADER);
        if (text == null || isDeaf() || tail.isBehind() || isAmbiguous(http)) {
            return Optional.empty();
        }
        Endpoint endpoint = Endpoint.at(http.request().path());
        return KeyText.parse(text)
                .flatMap(key -> licences.known(key.prefix()).filter(licence -> isGood(licence, key.hash())))
                .filter(licence -> refusal(licence, endpoint, http) == null)
                .flatMap(licence -> allowances
                        .takeNow(licence)
                        .filter(verdict -> verdict.outcome() == Outcome.SERVED)
                        .map(verdict -> admit(http, licence, endpoint, verdict)));
    }

    /// Lets a request in. May ask the database: for a key that this node has not met, or for a block of the quota.
    ///
    /// @throws Problem `400`, `401`, `403`, `429`, or `503` while this node does not hear of changes
    public Admission enter(RoutingContext http) {
        Optional<Admission> before = Admission.of(http);
        if (before.isPresent()) {
            return before.get();
        }
        if (isDeaf()) {
            throw Problem.withoutDatabase();
        }
        if (isAmbiguous(http)) {
            throw ambiguity(http);
        }
        Endpoint endpoint = Endpoint.at(http.normalizedPath());
        Licence licence = licence(http, endpoint);
        Problem refusal = refusal(licence, endpoint, http);
        if (refusal != null) {
            refused(licence, endpoint, Outcome.REFUSED);
            throw refusal;
        }
        Allowances.Verdict verdict = allowances.take(licence);
        if (verdict.outcome() != Outcome.SERVED) {
            refused(licence, endpoint, verdict.outcome());
            throw tooMany(verdict);
        }
        return admit(http, licence, endpoint, verdict);
    }

    /// Looks again at somebody who was let in before and waits: the same key may be revoked, its partner suspended, its
    /// plan another one. Costs no request of the plan.
    ///
    /// @return whose it is as things stand now; nothing if it would not be let in any more
    public Optional<Licence> again(Licence before) {
        return find(before.prefix())
                .filter(licence -> licence.works(clock.instant(), environment) && !licence.suspended());
    }

    private void refused(Licence licence, Endpoint endpoint, Outcome outcome) {
        usage.count(licence, endpoint, outcome);
        refusals(outcome).increment();
    }

    private Admission admit(RoutingContext http, Licence licence, Endpoint endpoint, Allowances.Verdict verdict) {
        usage.count(licence, endpoint, Outcome.SERVED);
        var admission = new Admission(licence, endpoint, verdict.policy(), verdict.remaining());
        admission.into(http);
        return admission;
    }

    private Licence licence(RoutingContext http, Endpoint endpoint) {
        String text = http.request().getHeader(HEADER);
        if (text == null) {
            throw nobodys();
        }
        Optional<KeyText> key = KeyText.parse(text);
        byte[] hash = key.map(KeyText::hash).orElse(new byte[0]);
        Optional<Licence> known = tail.isBehind() ? Optional.empty() : key.flatMap(one -> licences.known(one.prefix()));
        String address = addresses.of(http);
        if (known.isEmpty() || !isGood(known.get(), hash)) {
            // Before anything is looked up, and for every key that does not work alike.
            failures.wait(address).ifPresent(Door::refuse);
            known = key.flatMap(one -> find(one.prefix()));
        }
        boolean same = known.map(Licence::hash).orElse(Licence.Hash.NONE).is(hash);
        if (same && isGood(known.get(), hash)) {
            return known.get();
        }
        failures.count(address);
        refused(same ? known.get() : null, endpoint, Outcome.REFUSED);
        throw nobodys();
    }

    /// While this node is short of time, or takes in thousands of changes, its memory is behind: then the database says
    /// who may come in.
    private Optional<Licence> find(String prefix) {
        return tail.isBehind() ? licences.ask(prefix) : licences.find(prefix);
    }

    private boolean isGood(Licence licence, byte[] hash) {
        return licence.hash().is(hash) && licence.works(clock.instant(), environment);
    }

    /// What is told only to who has shown a key that works.
    private Problem refusal(Licence licence, Endpoint endpoint, RoutingContext http) {
        if (licence.suspended()) {
            return Problem.of(403, "partner-suspended", "Forbidden", "Your account is suspended. Please ask us.");
        }
        if (!licence.networks().isEmpty() && !licence.mayComeFrom(addresses.of(http))) {
            return Problem.of(
                    403,
                    "address-not-allowed",
                    "Forbidden",
                    "This key may not be used from the address you come from.");
        }
        if (endpoint.scope() == null || !licence.scopes().contains(endpoint.scope())) {
            return scopeMissing();
        }
        return null;
    }

    static Problem scopeMissing() {
        return Problem.of(403, "scope-missing", "Forbidden", "This key has not the scope that is needed here.");
    }

    /// The database can neither be heard nor asked: a key that was revoked would still open the door.
    private boolean isDeaf() {
        return tail.isCutOff();
    }

    private static boolean isAmbiguous(RoutingContext http) {
        return ambiguity(http) != null;
    }

    private static Problem ambiguity(RoutingContext http) {
        String query = http.request().query();
        if (query != null && KEY_IN_ADDRESS.matcher(query).find()) {
            return Problem.badRequest(
                    "key-in-address",
                    "Send the key in the header `X-Api-Key`, never in an address: addresses are written down on the way."
                            + " If this was a real key, rotate it.");
        }
        List<String> given = http.request().headers().getAll(HEADER);
        if (given.size() > 1 || given.size() == 1 && given.getFirst().indexOf(',') >= 0) {
            return Problem.badRequest("several-keys", "Send one key, in one header `X-Api-Key`.");
        }
        return null;
    }

    private static void refuse(Duration wait) {
        throw Problem.of(
                        429,
                        "too-many-failures",
                        "Too many requests",
                        "Too many keys that do not work came from your address. Wait, then try again.")
                .with("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }

    private static Problem tooMany(Allowances.Verdict verdict) {
        Problem problem = verdict.outcome() == Outcome.TOO_FAST
                ? Problem.of(
                        429,
                        "rate-exceeded",
                        "Too many requests",
                        "Your plan allows fewer requests a second. Wait a moment.")
                : Problem.of(
                        429,
                        "quota-exceeded",
                        "Too many requests",
                        "The requests of your plan are used up for today (UTC).");
        return problem.with("Retry-After", Long.toString(verdict.retryAfter()))
                .with("RateLimit-Policy", verdict.policy())
                .with("RateLimit", verdict.remaining());
    }

    private static Problem nobodys() {
        return Problem.of(
                        401,
                        "unauthorized",
                        "Unauthorized",
                        "Send a key that works as `X-Api-Key`. What came is none, or one that is mistyped, revoked,"
                                + " expired or meant for another environment.")
                .with("WWW-Authenticate", "ApiKey");
    }
}
