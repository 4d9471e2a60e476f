package io.masthead.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/// Goes through a list by its cursors, as a client does, and sees to it that every page is a full one and new.
final class ListWalk {

    private static final int LIMIT = 20;

    private final Reader reader;
    private final String first;
    private int statements;

    /// @param first the address of the first page, with a query
    ListWalk(Reader reader, String first) {
        this.reader = reader;
        this.first = first;
    }

    String first() {
        return first;
    }

    /// How many each page took.
    int statements() {
        return statements;
    }

    /// Walks to a page.
    ///
    /// @return its address
    /// @throws IllegalStateException if a page on the way is not full, repeats an article or takes other statements
    String page(int number) throws IOException, InterruptedException {
        Set<String> seen = new HashSet<>();
        String path = first;
        for (int page = 1; page < number; page++) {
            Reader.Answer answer = checked(path);
            JsonNode json = answer.json();
            for (JsonNode article : json.path("data")) {
                if (!seen.add(article.path("id").asText())) {
                    throw new IllegalStateException("page " + page + " repeats an article: " + path);
                }
            }
            if (seen.size() != page * LIMIT) {
                throw new IllegalStateException("page " + page + " is not full: " + path);
            }
            path = first + "&cursor=" + PathText.encoded(json.at("/page/next").asText());
        }
        return path;
    }

    /// How long this page took, in nanoseconds.
    long time(String path) throws IOException, InterruptedException {
        return checked(path).nanos();
    }

    private Reader.Answer checked(String path) throws IOException, InterruptedException {
        Reader.Answer answer = reader.get(path);
        if (statements == 0) {
            statements = answer.statements();
        }
        if (answer.statements() != statements) {
            throw new IllegalStateException(answer.statements() + " statements instead of " + statements + ": " + path);
        }
        return answer;
    }
}
