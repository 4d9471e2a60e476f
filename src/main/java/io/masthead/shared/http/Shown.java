package io.masthead.shared.http;

import io.masthead.shared.id.Id;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the answer to this request shows. Rooms name the surrogate keys of what they put into it, and until when the
/// clock alone leaves it as it is; the filters turn that into headers.
@RequestScoped
public class Shown {

    private final Set<String> keys = new LinkedHashSet<>();
    private final Map<Id, Long> views = new HashMap<>();
    private Instant until;
    private boolean forOne;
    private Duration atMost;
    private String etag;
    private Integer before;
    private Integer revisionBefore;
    private String location;
    private Id subject;

    /// Names a thing that the answer shows, such as `site` or `slot:header`.
    public void key(String key) {
        keys.add(key);
    }

    /// Names a thing by kind and id, such as `article:0MZ5Q4T2C8V1K`.
    public void key(String kind, Id id) {
        keys.add(kind + ":" + id);
    }

    /// What was named so far, in the order in which it was.
    public Set<String> keys() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(keys));
    }

    /// The answer changes by itself at this moment: something in it ends, or something begins.
    public void until(Instant moment) {
        if (moment != null && (until == null || moment.isBefore(until))) {
            until = moment;
        }
    }

    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    /// The answer shows how often an article was viewed. Counts are no surrogate key: they never purge a CDN.
    public void views(Id article, long count) {
        views.put(article, count);
    }

    public Map<Id, Long> views() {
        return views;
    }

    /// The answer shows something that changes without being logged, such as a ranking: it is kept no longer than this.
    public void atMost(Duration life) {
        if (atMost == null || life.compareTo(atMost) < 0) {
            atMost = life;
        }
    }

    public Optional<Duration> atMost() {
        return Optional.ofNullable(atMost);
    }

    /// The answer is made for one reader: nobody may keep it.
    public void forOneReader() {
        forOne = true;
    }

    public boolean isForOneReader() {
        return forOne;
    }

    /// The answer shows also what another one shows.
    public void also(Shown other) {
        keys.addAll(other.keys);
        views.putAll(other.views);
        until(other.until);
        other.atMost().ifPresent(this::atMost);
    }

    /// The version that stood before the change that this request makes.
    void guarded(int version) {
        before = version;
    }

    public Optional<Integer> before() {
        return Optional.ofNullable(before);
    }

    /// The revision of an article that stood before the change that this request makes.
    public void revisionBefore(int revision) {
        revisionBefore = revision;
    }

    public Optional<Integer> revisionBefore() {
        return Optional.ofNullable(revisionBefore);
    }

    /// The version of the resource shown to staff; becomes its `ETag`.
    public void version(int version) {
        etag = "\"v" + version + "\"";
    }

    public Optional<String> etag() {
        return Optional.ofNullable(etag);
    }

    /// Where a thing that was just created is found.
    public void createdAt(String path) {
        location = path;
    }

    public Optional<String> location() {
        return Optional.ofNullable(location);
    }

    /// Which thing the request is about, where its address may call it by another name.
    public void subject(Id id) {
        subject = id;
    }

    public Optional<Id> subject() {
        return Optional.ofNullable(subject);
    }
}
