// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import assay.tracker.analysis.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The result in words.
 *
 * @param title a sentence without its full stop
 * @param details sentences
 */
public record Headline(String title, List<String> details) {

  static Headline of(Dimension across, Optional<String> baseline, List<Row> rows, Means means) {
    if (baseline.isEmpty()) {
      return new Headline("Nothing was measured", List.of());
    }
    List<String> details = new ArrayList<>();
    means.means().stream().findFirst().ifPresent(mean -> details.add(span(mean, means)));
    if (!means.means().isEmpty()) {
      others(across, means).forEach(details::add);
    }
    if (isAlone(rows)) {
      details.add(
          "Compare something else, or bring in runs that measured the same work elsewhere.");
    }
    doubts(rows).ifPresent(details::add);
    return new Headline(
        capitalized(title(across, baseline.get(), rows, means)), List.copyOf(details));
  }

  private static Optional<MeanSpeedUp> best(Means means) {
    return means.means().stream()
        .max(Comparator.comparingDouble(mean -> mean.interval().estimate()));
  }

  /** Whether there is one column only. */
  private static boolean isAlone(List<Row> rows) {
    return rows.stream().flatMap(row -> row.entries().keySet().stream()).distinct().count() == 1;
  }

  private static String title(Dimension across, String baseline, List<Row> rows, Means means) {
    Optional<MeanSpeedUp> best = best(means);
    String base = words(across, baseline);
    if (isAlone(rows)) {
      return "Only %s was measured".formatted(base);
    }
    if (best.isEmpty()) {
      return "Nothing can be compared with " + base;
    }
    String name = words(across, best.get().column());
    return switch (best.get().verdict()) {
      case FASTER ->
          "%s is %s times as fast as %s"
              .formatted(name, times(best.get().interval().estimate()), base);
      case SLOWER -> "Nothing is faster than " + base;
      case NEGLIGIBLE -> "%s and %s differ by no more than 3%%".formatted(name, base);
      case TIED, BASELINE, NO_INTERVAL, NOT_COMPARABLE ->
          "%s cannot be told apart from %s".formatted(name, base);
    };
  }

  private static String span(MeanSpeedUp first, Means means) {
    String rows = first.rows() == 1 ? "1 row" : first.rows() + " rows";
    String left =
        means.leftOut().isEmpty()
            ? ""
            : "; %d more %s no result in some column"
                .formatted(means.leftOut().size(), means.leftOut().size() == 1 ? "has" : "have");
    return "Geometric mean over %s with 95%% intervals%s.".formatted(rows, left);
  }

  private static List<String> others(Dimension across, Means means) {
    return means.means().stream()
        .map(mean -> {
          Interval interval = mean.interval();
          return "%s: ×%s, %s to %s."
              .formatted(
                  capitalized(words(across, mean.column())),
                  times(interval.estimate()),
                  times(interval.low()),
                  times(interval.high()));
        })
        .toList();
  }

  private static Optional<String> doubts(List<Row> rows) {
    List<Cell> cells =
        rows.stream().flatMap(row -> row.entries().values().stream()).map(Row.Entry::cell).toList();
    long flagged = cells.stream().filter(cell -> cell.isMeasured() && !cell.isResult()).count();
    long failed = cells.stream().filter(cell -> !cell.isMeasured()).count();
    List<String> words = new ArrayList<>();
    if (flagged > 0) {
      words.add(
          "%d of %d cells %s"
              .formatted(
                  flagged,
                  cells.size(),
                  flagged == 1 ? "is flagged and no result" : "are flagged and no results"));
    }
    if (failed > 0) {
      words.add("%d of %d could not be measured".formatted(failed, cells.size()));
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words) + ".");
  }

  private static String words(Dimension across, String column) {
    return switch (across) {
      case DEVICE, ENGINE, PRECISION -> column;
      case THREADS -> column.equals("1") ? "1 thread" : column + " threads";
      case BATCH -> "batch " + column;
    };
  }

  /** Names stay as they are: only {@code batch} is a word of ours. */
  private static String capitalized(String words) {
    return words.startsWith("batch ") ? "B" + words.substring(1) : words;
  }

  /** Three digits at most. */
  static String times(double ratio) {
    return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : ratio < 100 ? "%.1f" : "%.0f", ratio);
  }
}
