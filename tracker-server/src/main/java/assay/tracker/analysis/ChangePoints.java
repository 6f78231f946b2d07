// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Finds when a history changed, such as the throughput of one benchmark over many commits
 * (E-divisive, Matteson and James 2014): the best split of any segment is taken as long as fewer
 * than one of twenty series, shuffled inside their segments, split as well. What is found is only
 * reported if the medians around it are farther apart than the noise and {@link MannWhitney}'s p is
 * below 0.01, else the two segments are one.
 */
public final class ChangePoints {
  /** Changes of less than this are taken for noise: 3 %. */
  public static final double USUAL_NOISE = 0.03;

  private static final int SMALLEST_SEGMENT = 3;
  private static final int SHUFFLES = 199;
  private static final double PERMUTATION_ALPHA = 0.05;
  private static final double RANK_ALPHA = 0.01;
  private static final long SEED = 0x5EED_A55A_2015L;

  private final double[] history;
  private final double noise;
  private final SplittableRandom random = new SplittableRandom(SEED);

  /** A split of the whole history, not yet confirmed. */
  private record Found(int index, double q, double p) {}

  private ChangePoints(double[] history, double noise) {
    this.history = history;
    this.noise = noise;
  }

  /**
   * The changes, from the oldest on.
   *
   * @param history in the order of time, all finite; fewer than six values have no changes
   * @param noise smallest relative change of medians that is reported, such as 0.03
   */
  public static List<ChangePoint> of(double[] history, double noise) {
    ChangePoints search = new ChangePoints(history.clone(), noise);
    return search.confirmed(search.found());
  }

  private List<Found> found() {
    List<Found> found = new ArrayList<>();
    while (true) {
      List<Integer> ends = ends(found);
      Optional<EnergySplit> split = best(history, ends);
      if (split.isEmpty()) {
        return found;
      }
      double p = permutationP(ends, split.get().q());
      if (p > PERMUTATION_ALPHA) {
        return found;
      }
      found.add(new Found(split.get().index(), split.get().q(), p));
      found.sort(Comparator.comparingInt(Found::index));
    }
  }

  /** Where segments start and end. */
  private List<Integer> ends(List<Found> found) {
    List<Integer> ends = new ArrayList<>(List.of(0));
    found.forEach(each -> ends.add(each.index()));
    ends.add(history.length);
    return ends;
  }

  private static Optional<EnergySplit> best(double[] series, List<Integer> ends) {
    List<EnergySplit> splits = new ArrayList<>();
    for (int i = 1; i < ends.size(); i++) {
      int start = ends.get(i - 1);
      EnergySplit.best(Arrays.copyOfRange(series, start, ends.get(i)), SMALLEST_SEGMENT)
          .ifPresent(split -> splits.add(new EnergySplit(start + split.index(), split.q())));
    }
    return splits.stream().max(Comparator.comparingDouble(EnergySplit::q));
  }

  private double permutationP(List<Integer> ends, double q) {
    int asGood = 1; // the history itself
    for (int i = 0; i < SHUFFLES; i++) {
      double shuffled = best(shuffled(ends), ends).orElseThrow().q();
      asGood += shuffled >= q ? 1 : 0;
    }
    return (double) asGood / (SHUFFLES + 1);
  }

  private double[] shuffled(List<Integer> ends) {
    double[] series = history.clone();
    for (int i = 1; i < ends.size(); i++) {
      int start = ends.get(i - 1);
      for (int last = ends.get(i) - 1; last > start; last--) {
        int other = random.nextInt(start, last + 1);
        double value = series[last];
        series[last] = series[other];
        series[other] = value;
      }
    }
    return series;
  }

  /** Without the weakest of those that are not confirmed, until all are. */
  private List<ChangePoint> confirmed(List<Found> found) {
    List<Found> left = new ArrayList<>(found);
    while (true) {
      List<ChangePoint> points = points(left);
      Optional<ChangePoint> weakest =
          points.stream()
              .filter(point -> !confirmed(point))
              .max(Comparator.comparingDouble(ChangePoint::mannWhitneyP));
      if (weakest.isEmpty()) {
        return points;
      }
      int index = weakest.get().index();
      left.removeIf(each -> each.index() == index);
    }
  }

  private List<ChangePoint> points(List<Found> found) {
    List<Integer> ends = ends(found);
    List<ChangePoint> points = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      points.add(point(found.get(i), ends.get(i), ends.get(i + 2)));
    }
    return points;
  }

  private boolean confirmed(ChangePoint point) {
    return point.mannWhitneyP() < RANK_ALPHA && Math.abs(point.relative()) > noise;
  }

  private ChangePoint point(Found found, int start, int end) {
    double[] before = Arrays.copyOfRange(history, start, found.index());
    double[] after = Arrays.copyOfRange(history, found.index(), end);
    return new ChangePoint(
        found.index(),
        found.q(),
        found.p(),
        MannWhitney.of(before, after).p(),
        Spread.quantile(before, 0.5),
        Spread.quantile(after, 0.5));
  }
}
