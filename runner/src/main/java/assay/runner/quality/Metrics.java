// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The metrics of one task.
 *
 * @param <S> the predictions that they judge
 */
public final class Metrics<S extends Sample<S>> {
  /** With two classes; the second is the positive one. */
  public static final Metrics<Predictions> BINARY = classification(true);

  /** With any number of classes. */
  public static final Metrics<Predictions> MULTICLASS = classification(false);

  /** Of numbers. */
  public static final Metrics<Outputs> REGRESSION =
      new Metrics<>(RegressionMetrics.OF_ROWS, List.of(), RegressionMetrics::find);

  /** Of numbers in time. */
  public static final Metrics<Outputs> SERIES =
      new Metrics<>(
          joined(List.of(RegressionMetrics.OF_ROWS, RegressionMetrics.OF_TIME)),
          List.of(),
          RegressionMetrics::find);

  /** In the order in which they are shown. */
  private final Map<String, Metric<S>> standard;

  private final Collection<String> onRequest;
  private final Function<String, Optional<Metric<S>>> others;

  private Metrics(
      Map<String, Metric<S>> standard,
      Collection<String> onRequest,
      Function<String, Optional<Metric<S>>> others) {
    this.standard = standard;
    this.onRequest = onRequest;
    this.others = others;
  }

  private static Metrics<Predictions> classification(boolean two) {
    Map<String, Metric<Predictions>> all =
        joined(List.of(ClassificationMetrics.NUMBERS, ClassificationMetrics.SEVERAL));
    if (!two) {
      Quality.FOR_TWO_CLASSES.forEach(all::remove);
    }
    List<String> onRequest = new ArrayList<>(ClassificationMetrics.CURVES.keySet());
    onRequest.addAll(two ? List.of() : Quality.FOR_TWO_CLASSES);
    return new Metrics<>(all, onRequest, ClassificationMetrics::find);
  }

  private static <S> Map<String, Metric<S>> joined(List<Map<String, Metric<S>>> parts) {
    Map<String, Metric<S>> all = new LinkedHashMap<>();
    parts.forEach(all::putAll);
    return all;
  }

  /** What is computed when nothing is asked for: all but curves and what needs a parameter. */
  public List<String> standard() {
    return List.copyOf(standard.keySet());
  }

  /** Whether F has this β, as it stands in names: a number above 0 such as 3 or 0.25. */
  public static boolean isBeta(String beta) {
    return BINARY.has("f" + beta + Average.MACRO.suffix());
  }

  /** The names of F for another β. */
  public static List<String> fNames(String beta) {
    return ClassificationMetrics.fNames(beta);
  }

  /** All names but those with a number in them, of which there is no end. */
  public List<String> known() {
    List<String> known = new ArrayList<>(standard.keySet());
    known.addAll(onRequest);
    return known;
  }

  public boolean has(String name) {
    return find(name).isPresent();
  }

  private Optional<Metric<S>> find(String name) {
    return standard.containsKey(name)
        ? Optional.ofNullable(standard.get(name))
        : others.apply(name);
  }

  private Metric<S> named(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("there is no metric `%s`".formatted(name)));
  }

  /**
   * In the order of the names.
   *
   * @throws IllegalArgumentException for a name that is not known here
   */
  public Map<String, Score> evaluate(Collection<String> names, S sample, Options options) {
    Map<String, Score> scores = new LinkedHashMap<>();
    names.forEach(name -> scores.put(name, finite(named(name).of(sample, options))));
    return scores;
  }

  /** Weights or values at the ends of what a double holds can lead anywhere. */
  private static Score finite(Score score) {
    return score instanceof Score.Value(double value)
        ? Score.finite(value, "its parts are too large or too small for a double")
        : score;
  }

  /**
   * As {@link #evaluate}, each number followed by the ends of its 95 % interval, {@code NAME.low}
   * and {@code NAME.high}: Wilson's for shares of rows of equal weight, else by resampling rows.
   *
   * @param seed of the resampling
   */
  public Map<String, Score> evaluateWithIntervals(
      Collection<String> names, S sample, Options options, long seed) {
    Map<String, Score> scores = evaluate(names, sample, options);
    Map<String, Metric<S>> resampled = new LinkedHashMap<>();
    Map<String, Bounds> bounds = new LinkedHashMap<>();
    scores.forEach((name, score) -> {
      if (score instanceof Score.Value) {
        Metric<S> metric = named(name);
        Optional<Hits.Share> share = metric.share(sample).filter(s -> sample.weights().areEqual());
        share.ifPresentOrElse(
            s -> bounds.put(name, Wilson.of(s.part(), s.whole())),
            () -> resampled.put(name, metric));
      }
    });
    bounds.putAll(new Bootstrap<>(sample, options, seed).bounds(resampled));
    return withBounds(scores, bounds);
  }

  private static Map<String, Score> withBounds(
      Map<String, Score> scores, Map<String, Bounds> bounds) {
    Map<String, Score> all = new LinkedHashMap<>();
    scores.forEach((name, score) -> {
      all.put(name, score);
      Bounds ends = bounds.get(name);
      if (ends != null) {
        all.put(name + ".low", ends.low());
        all.put(name + ".high", ends.high());
      }
    });
    return all;
  }
}
