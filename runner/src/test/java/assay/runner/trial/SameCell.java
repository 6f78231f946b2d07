// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.trial;

import assay.tracker.analysis.Forks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Compares launches that measured the same thing. Neighbours make pairs, each launch in one pair,
 * so that the pairs are independent: of those, at most as many may differ as the level of the
 * comparison promises. Then one side of each pair is slowed down.
 *
 * @param launches forks of each, in the order in which they ran
 */
record SameCell(List<Forks> launches) {
  private static final double LEVEL = 0.05;
  private static final double SLOWER = 1.1;
  private static final int[] INTERLEAVED = {5, 15};

  /**
   * @param pairs independent pairs
   * @param significant of them, intervals without 1
   * @param different of them, also by more than {@link Ratio#NOTABLE}
   * @param slowFound pairs in which a slow-down of 10 % was told
   * @param shareOfAllPairs of all pairs, also those of launches far apart in time
   */
  record Outcome(int pairs, int significant, int different, int slowFound, double shareOfAllPairs) {

    /** The most that occur in 95 of 100 trials if every pair differs with the promised level. */
    int promised() {
      double below = 0;
      double term = Math.pow(1 - LEVEL, pairs);
      int count = 0;
      while (below + term < 0.95) {
        below += term;
        term *= (pairs - count) * LEVEL / ((count + 1) * (1 - LEVEL));
        count++;
      }
      return count;
    }

    boolean kept() {
      return significant <= promised();
    }
  }

  Outcome outcome() {
    List<Ratio> neighbours = new ArrayList<>();
    int slowFound = 0;
    for (int i = 0; i + 1 < launches.size(); i += 2) {
      neighbours.add(Ratio.of(launches.get(i + 1), launches.get(i)));
      Ratio slowed = Ratio.of(divided(launches.get(i + 1), SLOWER), launches.get(i));
      slowFound += slowed.different() && slowed.interval().estimate() < 1 ? 1 : 0;
    }
    return new Outcome(
        neighbours.size(),
        (int) neighbours.stream().filter(Ratio::significant).count(),
        (int) neighbours.stream().filter(Ratio::different).count(),
        slowFound,
        shareOfAllPairs());
  }

  private double shareOfAllPairs() {
    int pairs = 0;
    int significant = 0;
    for (int i = 0; i < launches.size(); i++) {
      for (int j = i + 1; j < launches.size(); j++) {
        pairs++;
        significant += Ratio.of(launches.get(j), launches.get(i)).significant() ? 1 : 0;
      }
    }
    return (double) significant / pairs;
  }

  /** Only the means count where the forks are few; scaling them scales what they are made of. */
  private static Forks divided(Forks forks, double divisor) {
    return Forks.ofMeans(Arrays.stream(forks.means()).map(mean -> mean / divisor).toArray());
  }

  /**
   * As if all forks had been those of launches that measure two cells in turn, A B A B …, with so
   * many forks of each: what drifts slowly then meets both.
   */
  SameCell interleaved(int forks) {
    double[] means = launches.stream().flatMapToDouble(one -> Arrays.stream(one.means())).toArray();
    List<Forks> cells = new ArrayList<>();
    for (int start = 0; start + 2 * forks <= means.length; start += 2 * forks) {
      for (int cell = 0; cell < 2; cell++) {
        int first = start + cell;
        cells.add(
            Forks.ofMeans(
                IntStream.range(0, forks).mapToDouble(i -> means[first + 2 * i]).toArray()));
      }
    }
    return new SameCell(cells);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < launches.size(); i++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "launch %d: mean %.6g, forks %s",
              i,
              launches.get(i).mean(),
              Arrays.stream(launches.get(i).means())
                  .mapToObj(mean -> String.format(Locale.ROOT, "%.6g", mean))
                  .toList()));
    }
    lines.addAll(verdicts());
    for (int forks : INTERLEAVED) {
      SameCell pairs = interleaved(forks);
      if (!pairs.launches().isEmpty()) {
        lines.add("two cells in turn, %d forks of each:".formatted(forks));
        lines.addAll(pairs.verdicts());
      }
    }
    return lines;
  }

  private List<String> verdicts() {
    Outcome outcome = outcome();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d pairs of neighbours: %d with an interval without 1 (at most %d promised: %s), %d told as different"
            .formatted(
                outcome.pairs(),
                outcome.significant(),
                outcome.promised(),
                outcome.kept() ? "kept" : "NOT KEPT",
                outcome.different()));
    lines.add(
        "a slow-down of 10 %% is found in %d of %d pairs"
            .formatted(outcome.slowFound(), outcome.pairs()));
    lines.add(
        String.format(
            Locale.ROOT,
            "of all pairs of launches, %.1f %% have an interval without 1",
            100 * outcome.shareOfAllPairs()));
    return lines;
  }
}
