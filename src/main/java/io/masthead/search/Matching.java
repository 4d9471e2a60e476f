package io.masthead.search;

import io.masthead.shared.id.Id;
import java.util.Collection;
import java.util.List;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.BooleanPredicateClausesStep;
import org.hibernate.search.engine.search.predicate.dsl.BooleanPredicateOptionsCollector;
import org.hibernate.search.engine.search.predicate.dsl.PhrasePredicateOptionsStep;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;

/// Which articles a question means, in the words of Hibernate Search, for whichever engine. The title weighs most, then
/// the summary; a phrase more than its words.
final class Matching {

    private static final float TITLE = 4;
    private static final float SUMMARY = 2;
    private static final float SOUND = 3;
    private static final float WHOLE = 2;
    private static final int SHORTEST_SOUND = 2;
    static final int SHORTEST_TYPO = 4;
    static final int LONG_WORD = 8;

    /// Each of them may stand for fifty words in each field, and Lucene takes 1,024 in all. In a longer question a word
    /// with
    /// a typo is one of those that need not be there.
    private static final int MOST_WITH_TYPOS = 5;
    private static final int MOST_OF_IT = 60;

    private final SearchPredicateFactory make;
    private final Question question;

    Matching(SearchPredicateFactory make, Question question) {
        this.make = make;
        this.question = question;
    }

    /// What is visible of what matches.
    ///
    /// @param weighed whether it matters how well an article fits, or only that it does
    SearchPredicate predicate(boolean weighed) {
        return all(weighed)
                .filter(make.range().field("publishAt").atMost(question.now()))
                .filter(make.range().field("expireAt").greaterThan(question.now()))
                .toPredicate();
    }

    /// What matches, whether it is visible or not.
    SearchPredicate atAnyTime(boolean weighed) {
        return all(weighed).toPredicate();
    }

    private BooleanPredicateClausesStep<?, ?> all(boolean weighed) {
        var all = make.bool();
        if (weighed) {
            all.must(words());
            if (question.asked().parts().size() > 1) {
                all.should(phrase(question.asked().whole()).boost(WHOLE));
            }
        } else {
            all.filter(words());
        }
        filters(all);
        return all;
    }

    private void filters(BooleanPredicateOptionsCollector<?, ?> all) {
        if (question.categories() != null) {
            all.filter(make.terms().field("category").matchingAny(values(question.categories())));
        }
        if (!question.tags().isEmpty()) {
            all.filter(make.terms().field("tag").matchingAny(values(question.tags())));
        }
        if (question.publishedFrom() != null) {
            all.filter(make.range().field("publishedAt").atLeast(question.publishedFrom()));
        }
        if (question.publishedTo() != null) {
            all.filter(make.range().field("publishedAt").lessThan(question.publishedTo()));
        }
        Place after = question.after();
        if (after != null && question.newestFirst()) {
            all.filter(make.bool()
                    .should(make.range().field("publishedAt").lessThan(after.publishedAt()))
                    .should(make.bool()
                            .must(make.match().field("publishedAt").matching(after.publishedAt()))
                            .must(make.range()
                                    .field("article")
                                    .lessThan(after.article().value()))));
        }
    }

    private static Collection<Long> values(Collection<Id> ids) {
        return ids.stream().map(Id::value).toList();
    }

    /// Every part has to be there; asked loosely, most of them.
    private PredicateFinalStep words() {
        var either = make.bool();
        var parts = make.bool();
        boolean some = question.loosely() && question.asked().parts().size() > 2;
        for (Asked.Part part : question.asked().parts()) {
            PredicateFinalStep one = switch (part.kind()) {
                case PHRASE -> phrase(part.text()).boost(alone());
                case HAN -> chinese(part.text());
                case WORD -> word(part.text());
            };
            if (some) {
                parts.should(one);
            } else {
                parts.must(one);
            }
        }
        if (some) {
            parts.minimumShouldMatchPercent(MOST_OF_IT);
        }
        either.should(parts);
        String letters = question.asked().letters();
        if (question.asked().parts().size() > 1 && letters.length() >= SHORTEST_SOUND) {
            either.should(sound(letters));
        }
        return either;
    }

    /// What a part weighs as it stands: it is the whole too if there is no other.
    private float alone() {
        return question.asked().parts().size() > 1 ? 1 : 1 + WHOLE;
    }

    /// The text as it stands, in any of the fields.
    private PhrasePredicateOptionsStep<?> phrase(String text) {
        return make.phrase()
                .field("title")
                .boost(TITLE * 2)
                .field("summary")
                .boost(SUMMARY * 2)
                .field("body")
                .boost(2)
                .matching(text);
    }

    /// The characters as they stand, or all the words that the dictionary finds in them; asked loosely, most of them.
    private PredicateFinalStep chinese(String text) {
        var any = make.bool().should(phrase(text).boost(alone()));
        List<String> words = ChineseWords.of(text);
        if (words.size() > 1) {
            var each = make.bool();
            for (String word : words) {
                if (question.loosely()) {
                    each.should(phrase(word));
                } else {
                    each.must(phrase(word));
                }
            }
            if (question.loosely()) {
                each.minimumShouldMatchPercent(MOST_OF_IT);
            }
            any.should(each);
        }
        return any;
    }

    private PredicateFinalStep word(String text) {
        var any = make.bool()
                .should(make.match()
                        .field("title")
                        .boost(TITLE)
                        .field("summary")
                        .boost(SUMMARY)
                        .field("body")
                        .matching(text)
                        .minimumShouldMatchPercent(100));
        if (text.length() >= SHORTEST_SOUND && text.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            any.should(sound(text));
        }
        boolean few = question.asked().parts().size() <= MOST_WITH_TYPOS;
        if (question.loosely() && few && text.length() >= SHORTEST_TYPO) {
            any.should(make.match()
                    .field("title")
                    .boost(TITLE)
                    .field("summary")
                    .boost(SUMMARY)
                    .field("body")
                    .matching(text)
                    .fuzzy(text.length() < LONG_WORD ? 1 : 2, 1));
        }
        return any;
    }

    private PredicateFinalStep sound(String letters) {
        return make.prefix().field("sounds").matching(letters).constantScore().boost(SOUND);
    }
}
