package io.masthead.transfer;

import io.masthead.media.MediaInput;
import io.masthead.media.MediaLibrary;
import io.masthead.shared.http.Gate;
import io.masthead.shared.id.Id;
import io.masthead.shared.outbound.CallRefused;
import io.masthead.shared.outbound.Outbound;
import io.masthead.shared.problem.Problem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fetches the pictures of a file, as far as the guard of our calls lets it and somebody answers.
@Singleton
class WordPressPictures {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int REDIRECTS = 3;

    /// A host that has failed so often in a row is asked no more during this run.
    private static final int ENOUGH = 2;

    private static final int REMEMBERED = 10_000;

    private final Outbound outbound;
    private final MediaLibrary library;

    WordPressPictures(Outbound outbound, MediaLibrary library) {
        this.outbound = outbound;
        this.library = library;
    }

    /// The pictures of one job. A dry run fetches none.
    PictureFinder of(ImportJob job) {
        if (job.dryRun()) {
            return (url, notes) -> Optional.empty();
        }
        Map<String, Integer> failures = new HashMap<>();
        Map<String, Optional<Id>> known = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Optional<Id>> eldest) {
                return size() > REMEMBERED;
            }
        };
        return (url, notes) -> {
            Optional<Id> found = known.get(url);
            if (found == null) {
                found = fetch(url, failures, notes);
                known.put(url, found);
            }
            return found;
        };
    }

    private Optional<Id> fetch(String url, Map<String, Integer> failures, List<String> notes) {
        String host = host(url);
        if (failures.getOrDefault(host, 0) >= ENOUGH) {
            notes.add("picture " + url + ": " + host + " does not answer");
            return Optional.empty();
        }
        try {
            byte[] bytes = load(url, REDIRECTS);
            Id picture = library.add(bytes, MediaInput.NOTHING).id();
            failures.remove(host);
            return Optional.of(picture);
        } catch (CallRefused refused) {
            notes.add("picture " + url + ": " + refused.code());
        } catch (Problem none) {
            notes.add("picture " + url + ": " + none.code());
        } catch (IOException silent) {
            failures.merge(host, 1, Integer::sum);
            notes.add("picture " + url + ": " + silent.getMessage());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            notes.add("picture " + url + ": not fetched");
        }
        return Optional.empty();
    }

    private byte[] load(String url, int redirects) throws IOException, InterruptedException {
        var answer = outbound.send(new Outbound.Call(
                "GET",
                url,
                Map.of("User-Agent", "Masthead import", "Accept", "image/*"),
                new byte[0],
                PATIENCE,
                Gate.LARGEST_PICTURE));
        String location = answer.headers().get("Location");
        if (answer.status() / 100 == 3 && location != null && redirects > 0) {
            return load(URI.create(url).resolve(location).toString(), redirects - 1);
        }
        if (answer.status() != 200) {
            throw Problem.of(answer.status(), "status-" + answer.status(), "No picture", "No picture was there.");
        }
        return answer.body();
    }

    private static String host(String url) {
        try {
            return String.valueOf(URI.create(url).getHost());
        } catch (IllegalArgumentException none) {
            return url;
        }
    }
}
