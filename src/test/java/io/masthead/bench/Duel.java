package io.masthead.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Servers under the same load, turn and turn about, so that what else the machine does meets all of them. Their
/// ratio is the median of the ratios of each round.
final class Duel {

    private static final int ROUNDS = 5;
    private static final int SECONDS = 3;
    /// So long because a compiler is at work at first, on the same processors.
    private static final int WARM_UP = 8;
    private static final int CONNECTIONS = 64;

    private final Generator generator;
    private final List<Target> targets;
    private final List<List<Generator.Result>> results = new ArrayList<>();

    private Duel(Generator generator, List<Target> targets) {
        this.generator = generator;
        this.targets = targets;
    }

    /// Warms all of them up, then measures.
    static Duel of(Generator generator, Target... targets) throws IOException, InterruptedException {
        Duel duel = new Duel(generator, List.of(targets));
        for (Target target : targets) {
            generator.run(target, CONNECTIONS, WARM_UP);
            duel.results.add(new ArrayList<>());
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < targets.length; i++) {
                // Every other round the other way round: nobody is always the first.
                int next = round % 2 == 0 ? i : targets.length - 1 - i;
                duel.results.get(next).add(generator.run(duel.targets.get(next), CONNECTIONS, SECONDS));
            }
        }
        return duel;
    }

    /// Answers a second of one to those of another.
    double ratio(int one, int other) {
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ratios[round] = results.get(one).get(round).perSecond()
                    / results.get(other).get(round).perSecond();
        }
        return middle(ratios);
    }

    /// The medians of one over all rounds; its errors added up.
    Generator.Result of(int one) {
        List<Generator.Result> all = results.get(one);
        return new Generator.Result(
                middle(all.stream().mapToDouble(Generator.Result::perSecond).toArray()),
                middle(all.stream().mapToDouble(Generator.Result::p50).toArray()),
                middle(all.stream().mapToDouble(Generator.Result::p99).toArray()),
                all.stream().mapToLong(Generator.Result::errors).sum());
    }

    private static double middle(double[] numbers) {
        Arrays.sort(numbers);
        return numbers[numbers.length / 2];
    }
}
