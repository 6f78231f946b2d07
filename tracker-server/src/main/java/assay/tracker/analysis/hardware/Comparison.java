// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import assay.tracker.analysis.Forks;
import assay.tracker.analysis.HierarchicalBootstrap;
import assay.tracker.analysis.Interval;
import assay.tracker.analysis.TTest;
import assay.tracker.analysis.WelchT;
import assay.tracker.analysis.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Compares a cell with the baseline. */
final class Comparison {

  /** Effects up to this are noise even where their interval leaves out 1. */
  static final double NOISE_THRESHOLD = 0.03;

  private static final int DIGEST_CHARACTERS = 12;

  private final Cell baseline;
  private final Cell cell;

  private Comparison(Cell baseline, Cell cell) {
    this.baseline = baseline;
    this.cell = cell;
  }

  static SpeedUp of(Cell baseline, Cell cell) {
    return new Comparison(baseline, cell).speedUp();
  }

  /** Both with forks and throughputs above 0. */
  static Workload workload(Cell baseline, Cell cell) {
    return new Workload(forks(cell), forks(baseline));
  }

  /** Means of forks where an iteration stood still, so that no resample divides by 0. */
  private static Forks forks(Cell cell) {
    boolean still = cell.forks().stream().anyMatch(fork -> fork.iterations().contains(0.0));
    if (still) {
      return Forks.ofMeans(cell.forks().stream().mapToDouble(BenchmarkFork::mean).toArray());
    }
    return Forks.of(
        cell.forks().stream()
            .map(fork -> fork.iterations().stream().mapToDouble(it -> it).toArray())
            .toArray(double[][]::new));
  }

  private SpeedUp speedUp() {
    List<String> because = new ArrayList<>();
    differences(because);
    if (!because.isEmpty()) {
      return SpeedUp.without(Verdict.NOT_COMPARABLE, because);
    }
    doubts("", cell, because);
    doubts("the baseline is ", baseline, because);
    OptionalDouble ratio = OptionalDouble.of(throughput(cell) / throughput(baseline));
    int forks = Math.min(baseline.forks().size(), cell.forks().size());
    if (forks < 2 || standsStill(baseline) || standsStill(cell)) {
      Verdict verdict = because.isEmpty() ? Verdict.NO_INTERVAL : Verdict.NOT_COMPARABLE;
      return new SpeedUp(verdict, ratio, Optional.empty(), Optional.empty(), because);
    }
    boolean enough = forks >= HierarchicalBootstrap.ENOUGH_FORKS;
    Workload workload = workload(baseline, cell);
    Interval interval = enough ? HierarchicalBootstrap.speedUp(workload) : welch(workload);
    return new SpeedUp(
        because.isEmpty() ? verdict(interval) : Verdict.NOT_COMPARABLE,
        ratio,
        Optional.of(interval),
        Optional.of(enough ? IntervalMethod.BOOTSTRAP : IntervalMethod.WELCH),
        because);
  }

  /** A difference of logarithms is the logarithm of a ratio. */
  private static Interval welch(Workload workload) {
    TTest test = WelchT.of(logs(workload.candidate()), logs(workload.baseline()));
    return new Interval(workload.speedUp(), Math.exp(test.low()), Math.exp(test.high()));
  }

  private static double[] logs(Forks forks) {
    return Arrays.stream(forks.means()).map(Math::log).toArray();
  }

  static Verdict verdict(Interval interval) {
    if (interval.contains(1)) {
      return Verdict.TIED;
    }
    if (Math.abs(interval.estimate() - 1) <= NOISE_THRESHOLD) {
      return Verdict.NEGLIGIBLE;
    }
    return interval.estimate() > 1 ? Verdict.FASTER : Verdict.SLOWER;
  }

  /** A whole fork without throughput has no logarithm. */
  private static boolean standsStill(Cell cell) {
    return cell.forks().stream().anyMatch(fork -> fork.mean() == 0);
  }

  private static double throughput(Cell cell) {
    return cell.throughput().orElseThrow();
  }

  /** Why the two did not measure the same thing. */
  private void differences(List<String> because) {
    missing("no result: ", cell, because);
    missing("the baseline has no result: ", baseline, because);
    if (!because.isEmpty()) {
      return;
    }
    if (!cell.digest().isEmpty()
        && !baseline.digest().isEmpty()
        && !cell.digest().equals(baseline.digest())) {
      because.add("another model: digest %s against %s".formatted(start(cell), start(baseline)));
    }
    parity("parity failed", cell, because);
    parity("parity of the baseline failed", baseline, because);
    if (cell.quality().equals(Cell.SMOKE) || baseline.quality().equals(Cell.SMOKE)) {
      because.add("measured with the profile smoke, which shows that it runs and not how fast");
    } else if (!cell.quality().equals(baseline.quality())) {
      because.add(
          "measured with the profile %s against %s"
              .formatted(orUnknown(cell.quality()), orUnknown(baseline.quality())));
    }
  }

  private static String orUnknown(String word) {
    return word.isEmpty() ? "unknown" : word;
  }

  private static String start(Cell cell) {
    String digest = cell.digest();
    return digest.substring(0, Math.min(DIGEST_CHARACTERS, digest.length()));
  }

  private static void missing(String start, Cell cell, List<String> because) {
    if (!cell.isMeasured()) {
      because.add(start + cell.outcome());
    }
  }

  private static void parity(String words, Cell cell, List<String> because) {
    String reason = cell.flags().get(Cell.PARITY);
    if (reason != null) {
      because.add(reason.isEmpty() ? words : words + ": " + reason);
    }
  }

  /** The flags that leave a number, but no result. */
  private static void doubts(String start, Cell cell, List<String> because) {
    cell.flags()
        .forEach((flag, reason) ->
            because.add(start + (reason.isEmpty() ? flag : "%s: %s".formatted(flag, reason))));
  }
}
